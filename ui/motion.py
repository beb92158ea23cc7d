"""Whether things may move on the screen by themselves: not where the person or the desktop asked for stillness.

Qt 6.11 does not tell of the desktop's wish for less motion; where the desktop switches the animations of widgets off,
it is taken as that wish.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

_ASKED = "accord-desk-still"


def set_motion_reduced(reduced: bool) -> None:
    """What the person chose in View ▸ Reduce motion; it holds for the whole program."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_ASKED, reduced)


def motion_reduced() -> bool:
    """True: show every step at once instead of gliding to it."""
    application = QApplication.instance()
    asked = application is not None and bool(application.property(_ASKED))
    return asked or QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
