"""Run by test_window.py as a process under the shim: the real window on a disk that fails while a person works.

Says as JSON what the person saw at each step. Arguments: the file, and the folder in which orders are put.
"""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from models.queries import detail
from models.trust import remember
from tests.faults.shim import Faults, Order
from tests.ui.window.acts import desk_of, id_of, status_of
from ui.dialogs.demand_dialog import DemandDialog
from ui.inspector.in_place import InPlaceText
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.program import prepare

TITLE = "A title that took a while to find"

#: Every call of this kind fails from now on, as on a full or broken disk, or a network drive that is gone.
KINDS = {
    "full": Order("write", 1, errno.ENOSPC, 1_000_000),
    "broken": Order("sync", 1, errno.EIO, 1_000_000),
    "read-only": Order("create", 1, errno.EROFS, 1_000_000),
    "gone": Order("read", 1, errno.ESTALE, 1_000_000),
}


def main(path: Path, control: Path) -> dict[str, object]:
    faults = Faults(path.parent, control)
    window = MainWindow(Preferences(QSettings(str(control / "settings.ini"), QSettings.Format.IniFormat)))
    window.resize(1440, 900)
    window.show()
    remember(path)
    assert window.session.open(str(path))
    seen: dict[str, object] = {}
    for name, order in KINDS.items():
        seen[name] = {
            "card": _move_a_card(window, faults, order),
            "dialog": _edit_in_a_dialog(window, faults, order),
            "field": _edit_in_place(window, faults, order),
        }
    window.close()
    return seen


def _move_a_card(window: MainWindow, faults: Faults, order: Order) -> dict[str, object]:
    from models.vocabulary import Status

    before = status_of(window, "D-3")
    wanted = Status.TABLED if before is Status.UNDER_DISCUSSION else Status.UNDER_DISCUSSION
    move = desk_of(window).handling.move
    faults.order(order)
    move((id_of_known(window),), wanted)
    told = window.messages.text
    faults.end()
    stayed = status_of(window, "D-3") is before
    move((id_of_known(window),), wanted)
    return {"told": told, "kept": stayed, "then_saved": status_of(window, "D-3") is wanted}


def id_of_known(window: MainWindow) -> int:
    """Asked for before the disk fails, once."""
    known = getattr(window, "_known_id", None)
    if known is None:
        known = id_of(window, "D-3")
        window._known_id = known  # type: ignore[attr-defined]
    return int(known)


def _edit_in_a_dialog(window: MainWindow, faults: Faults, order: Order) -> dict[str, object]:
    handling = desk_of(window).handling
    handling.edit_demand(id_of_known(window))
    dialog = handling.dialog
    assert isinstance(dialog, DemandDialog)
    title = f"{TITLE} {order.op}"
    dialog.title.setText(title)
    faults.order(order)
    dialog.submit()
    seen = {"told": dialog.messages.text, "kept": dialog.isVisible() and dialog.title.text() == title}
    faults.end()
    dialog.submit()
    QTest.qWait(20)
    return {**seen, "then_saved": title_of(window) == title}


def _edit_in_place(window: MainWindow, faults: Faults, order: Order) -> dict[str, object]:
    from models.records import Ref
    from models.vocabulary import Kind

    desk = desk_of(window)
    desk.show_ref(Ref(Kind.DEMAND, id_of_known(window)))
    QTest.qWait(50)
    field = next(one for one in desk.inspector.findChildren(InPlaceText) if one.toPlainText() == title_of(window))
    title = f"{TITLE} in place {order.op}"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, title)
    faults.order(order)
    QTest.keyClick(field, Qt.Key.Key_Return)
    kept = field.toPlainText() == title
    told = " ".join(
        label.text() for label in field.parentWidget().findChildren(type(window.saved)) if label.isVisible()
    )
    faults.end()
    QTest.keyClick(field, Qt.Key.Key_Return)
    return {"told": told or window.messages.text, "kept": kept, "then_saved": title_of(window) == title}


def title_of(window: MainWindow) -> str:
    assert window.session.workspace is not None
    return detail.demand(window.session.workspace, id_of_known(window)).card.title


if __name__ == "__main__":
    application = prepare(sys.argv[:1])
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
