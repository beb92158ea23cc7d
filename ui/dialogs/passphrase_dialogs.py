"""Asking for a passphrase, and setting, changing or removing it. What is typed leaves the fields when a dialog closes.

What a passphrase does to a file is `models.passphrases`'s.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models import passphrases
from models.errors import Refusal, RuleBroken, WrongPassphrase
from models.passphrases import Strength
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fonts import SEMIBOLD
from ui.icons import icon
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel, Tone

#: So often may a person try before the dialog gives up.
TRIES = 3

#: The longest time before an idle desk is locked, in minutes.
LONGEST_IDLE = 240

_TONES: dict[Strength, Tone] = {
    Strength.SHORT: "danger",
    Strength.WEAK: "warning",
    Strength.FAIR: "muted",
    Strength.STRONG: "success",
}


class SecretEdit(QLineEdit):
    """A line whose letters are dots until a person asks to see them; it cannot be copied from or undone into."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.seen = QAction(icon("eye", "muted"), "Show what is typed", self)
        self.seen.setCheckable(True)
        self.seen.toggled.connect(self._show_letters)
        self.addAction(self.seen, QLineEdit.ActionPosition.TrailingPosition)

    def _show_letters(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Empty the field and whatever its undo would bring back."""
        self.clear()
        self.setModified(False)


class AskPassphrase(QDialog):
    """Opens an encrypted file, or one that was locked. `exec` gives Accepted once the key is known.

    locked: the desk is only locked, so there is no way back but the passphrase, or quitting.
    """

    def __init__(self, path: Path, parent: QWidget | None = None, *, locked: bool = False) -> None:
        super().__init__(parent)
        self._path = path
        self._locked = locked
        self._tries_left = TRIES
        title = "Accord Desk is locked" if locked else "Passphrase"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        head = PlainLabel(title, self, size_delta=3.5, weight=SEMIBOLD)
        words = "Nothing was lost: the passphrase brings everything back." if locked else f"{path.name} is encrypted."
        self.passphrase = SecretEdit("Passphrase", self)
        self.passphrase.setPlaceholderText("Passphrase")
        self.problem = ProblemLabel(self)
        self.keep = QCheckBox("&Keep the key in this system’s keyring", self)
        self.keep.setVisible(not locked)
        self.open_button = push_button("&Unlock" if locked else "&Open", self, kind="primary")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.submit)
        self.back_button = push_button("&Quit" if locked else "Cancel", self)
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.reject)
        self._lay_out(head, PlainLabel(words, self, tone="muted", wrap=True))
        self.finished.connect(self.passphrase.forget)
        self.passphrase.setFocus()

    def _lay_out(self, *words: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(8)
        for widget in (*words, self.passphrase, self.problem, self.keep):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        self.setMinimumWidth(420)

    def submit(self) -> None:
        """Try what is typed. After three wrong ones the file stays closed; a locked desk goes on asking."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            passphrases.give(self._path, self.passphrase.text())
            if self.keep.isChecked():
                passphrases.keep_in_keyring(self._path)
        except WrongPassphrase as wrong:
            self._wrong(wrong)
            return
        except Refusal as refusal:
            self._refuse(refusal)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.accept()

    def _wrong(self, wrong: WrongPassphrase) -> None:
        self._tries_left -= 1
        if not self._tries_left and not self._locked:
            self.reject()
            return
        left = "" if self._locked else f" {self._tries_left} more {'try' if self._tries_left == 1 else 'tries'}."
        self.problem.show_refusal(RuleBroken("That is not the passphrase.", f"Try again.{left}"))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _refuse(self, refusal: Refusal) -> None:
        """The keyring takes nothing: the file can be opened all the same."""
        self.keep.setChecked(False)
        self.problem.show_refusal(refusal)

    @property
    def gave_up(self) -> bool:
        """After three wrong ones, as opposed to Cancel."""
        return not self._tries_left and not self._locked


class PassphraseDialog(FormDialog):
    """File, Passphrase: gives the open negotiation one, another or none, and says when an idle desk is locked."""

    def __init__(self, workspace: Workspace, minutes: int, parent: QWidget | None = None) -> None:
        self.had = workspace.encrypted
        title = "The passphrase" if self.had else "Set a passphrase"
        super().__init__(workspace, title, "&Change" if self.had else "&Set it", parent)
        self.present = SecretEdit("The present passphrase", self)
        self.change = QRadioButton("&another passphrase", self)
        self.remove = QRadioButton("&none: everybody who has the file can read it", self)
        self.stay = QRadioButton("the passphrase as it is", self)
        self.fresh = SecretEdit("New passphrase", self)
        self.again = SecretEdit("The same again", self)
        self.hint = PlainLabel("", self, tone="muted", size_delta=-0.5)
        self.keep = QCheckBox("Keep the key in this system’s &keyring", self)
        self.minutes = QSpinBox(self)
        self.minutes.setRange(0, LONGEST_IDLE)
        self.minutes.setSuffix(" minutes")
        self.minutes.setSpecialValueText("never")
        self.minutes.setValue(minutes)
        self._fill()
        for radio in (self.change, self.remove, self.stay):
            radio.toggled.connect(self._follow)
        self.fresh.textChanged.connect(self._judge)
        self._follow()
        self._judge()
        (self.present if self.had else self.fresh).setFocus()
        for field in (self.present, self.fresh, self.again):
            self.finished.connect(field.forget)

    def _fill(self) -> None:
        if self.had:
            self.add_field("&Present passphrase", self.present)
            self.add_field("From now on", _stacked(self, self.change, self.stay, self.remove))
        else:
            for widget in (self.present, self.remove, self.stay, self.change):
                widget.hide()
        self.change.setChecked(True)
        self.add_field("&New passphrase", self.fresh)
        self.add_field("The same a&gain", self.again, hint="")
        self.add_field("Strength", self.hint)
        self.add_field("", self.keep, hint=passphrases.CONSEQUENCE)
        self.add_field("&Lock after", self.minutes, hint="without a key or the mouse; the screen is then blank.")

    def _follow(self) -> None:
        for field in (self.fresh, self.again):
            field.setEnabled(self.change.isChecked())
        self.keep.setEnabled(not self.remove.isChecked())
        self.hint.setEnabled(self.change.isChecked())

    def _judge(self) -> None:
        found = passphrases.strength(self.fresh.text())
        self.hint.setText(found.value if self.fresh.text() else "four words that do not belong together are strong")
        self.hint.set_tone(_TONES[found] if self.fresh.text() else "muted")

    def save(self) -> None:
        if self.had:
            try:
                passphrases.give(self.workspace.path, self.present.text())
            except WrongPassphrase:
                raise FieldRefused(self.present, "That is not the present passphrase.", "Try again.") from None
        if self.stay.isChecked():
            self._keep_or_drop()
            return
        if self.change.isChecked():
            self._check_new()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            passphrases.set_for(self.workspace, None if self.remove.isChecked() else self.fresh.text())
        finally:
            QGuiApplication.restoreOverrideCursor()
        if not self.remove.isChecked():
            self._keep_or_drop()

    def _check_new(self) -> None:
        try:
            passphrases.acceptable(self.fresh.text())
        except RuleBroken as refusal:
            raise FieldRefused(self.fresh, refusal.sentence, refusal.way_out) from None
        if self.again.text() != self.fresh.text():
            raise FieldRefused(self.again, "The two are not the same.", "Type it again.")

    def _keep_or_drop(self) -> None:
        if self.keep.isChecked():
            passphrases.keep_in_keyring(self.workspace.path)


def _stacked(parent: QWidget, *radios: QRadioButton) -> QWidget:
    holder = QWidget(parent)
    group = QButtonGroup(holder)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 4, 0, 4)
    for radio in radios:
        group.addButton(radio)
        layout.addWidget(radio)
    holder.setFocusProxy(radios[0])
    return holder
