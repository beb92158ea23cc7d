"""Status, parties, the negotiation, about, shortcuts; and what all dialogs have in common."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.commands import delegations, demands, evidence, meetings, parties
from models.commands.evidence import SourceDraft
from models.dates import on_day
from models.queries import detail, summary
from models.queries import evidence as read
from models.records import Ref
from models.vocabulary import Kind, Lane, MeetingKind, Role, Stance, Status
from models.workspace import Workspace
from tests.ui.dialogs.acts import opened, pick, press_enter, problems, type_into
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.attendance_dialog import AttendanceDialog
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.delegation_dialogs import DelegationDialog, SeatDialog
from ui.dialogs.demand_dialog import DemandDialog
from ui.dialogs.fact_dialog import FactDialog
from ui.dialogs.grade_dialog import GradeDialog
from ui.dialogs.incident_dialog import IncidentDialog
from ui.dialogs.link_dialog import LinkDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.negotiation_dialog import NegotiationDialog
from ui.dialogs.obstacle_dialog import ObstacleDialog, ResolveDialog
from ui.dialogs.party_dialog import PartyDialog
from ui.dialogs.person_dialogs import MovePersonDialog, PersonDialog
from ui.dialogs.position_dialog import PositionDialog
from ui.dialogs.role_dialog import RoleDialog
from ui.dialogs.shortcuts_dialog import ShortcutsDialog
from ui.dialogs.source_dialog import MergeDialog, SourceDialog
from ui.dialogs.stake_dialog import StakeDialog
from ui.dialogs.statement_dialog import StatementDialog
from ui.dialogs.status_dialog import StatusDialog
from ui.dialogs.text_dialog import TextDialog


def test_a_jump_without_a_reason_is_asked_for_it(qtbot: QtBot, sample: Workspace) -> None:
    demand_id = demands.id_of(sample, "D-3")
    dialog = opened(qtbot, StatusDialog(sample, [demand_id], Status.AGREED))
    press_enter(dialog)
    assert "asks for a reason" in problems(dialog)[0]
    assert dialog.focusWidget() is dialog.reason
    QTest.keyClicks(dialog.reason, "settled over lunch")
    press_enter(dialog)
    assert detail.demand(sample, demand_id).why.reason == "settled over lunch"


def test_several_demands_move_as_one_step(qtbot: QtBot, sample: Workspace) -> None:
    ids = [demands.id_of(sample, "D-3"), demands.id_of(sample, "D-4")]
    dialog = opened(qtbot, StatusDialog(sample, ids, Status.UNDER_DISCUSSION))
    press_enter(dialog)
    assert [detail.demand(sample, known).card.status for known in ids] == [Status.UNDER_DISCUSSION] * 2
    sample.undo()
    assert [detail.demand(sample, known).card.status for known in ids] == [Status.TABLED] * 2


def test_forbidden_moves_are_not_offered(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, StatusDialog(sample, [demands.id_of(sample, "D-7")]))
    offered = [dialog.status.itemText(row) for row in range(dialog.status.count())]
    assert offered == ["Walked back"]


def test_a_position_is_recorded_with_all_that_belongs_to_it(qtbot: QtBot, sample: Workspace) -> None:
    demand_id = demands.id_of(sample, "D-5")
    malaysia = next(mark for mark in detail.demand(sample, demand_id).card.parties if mark.code == "MY")
    dialog = opened(qtbot, PositionDialog(sample, demand_id, malaysia.party_id))
    pick(dialog.stance, Stance.ACCEPTS)
    assert not dialog.condition.isEnabled()
    dialog.effective.date.setText("13 Oct 2025")
    dialog.effective.soft.setChecked(True)
    type_into(dialog.effective.words, "on Monday")
    press_enter(dialog)
    position = next(known for known in detail.demand(sample, demand_id).positions if known.party.code == "MY")
    assert position.stance is Stance.ACCEPTS
    assert position.effective is not None
    assert (position.effective.date, position.effective.soft) == (dt.date(2025, 10, 13), True)
    assert position.effective.words == "on Monday"


def test_a_party_is_added_with_its_roles(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, PartyDialog(sample))
    type_into(dialog.code, "SG")
    type_into(dialog.name, "Singapore")
    dialog.roles.item(list(Role).index(Role.OBSERVER)).setCheckState(Qt.CheckState.Checked)
    press_enter(dialog)
    singapore = next(party for party in summary.parties(sample) if party.code == "SG")
    assert singapore.roles == (Role.OBSERVER,)
    assert dialog.result_id == singapore.id


def test_a_party_is_renamed_and_keeps_its_roles(qtbot: QtBot, sample: Workspace) -> None:
    thailand = next(party for party in summary.parties(sample) if party.code == "TH")
    dialog = opened(qtbot, PartyDialog(sample, thailand.id))
    type_into(dialog.name, "Kingdom of Thailand")
    press_enter(dialog)
    renamed = next(party for party in summary.parties(sample) if party.id == thailand.id)
    assert (renamed.name, renamed.roles) == ("Kingdom of Thailand", thailand.roles)


def test_a_name_that_a_colleague_changed_is_shown(qtbot: QtBot, sample: Workspace, colleague: Workspace) -> None:
    thailand = next(party for party in summary.parties(sample) if party.code == "TH")
    dialog = opened(qtbot, PartyDialog(sample, thailand.id))
    parties.change(colleague, thailand.id, "TH", "Siam", None, "")
    type_into(dialog.name, "Kingdom of Thailand")
    press_enter(dialog)
    assert "now “Siam”" in problems(dialog)[0]
    assert dialog.name.text() == "Kingdom of Thailand"


def test_a_taken_code_is_refused_and_the_words_stay(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, PartyDialog(sample))
    type_into(dialog.code, "TH")
    type_into(dialog.name, "Somebody")
    press_enter(dialog)
    assert "belongs to Thailand" in problems(dialog)[0]
    assert dialog.focusWidget() is dialog.code
    assert dialog.name.text() == "Somebody"


def test_the_negotiation_is_described_and_its_clock_fixed(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, NegotiationDialog(sample))
    type_into(dialog.marking, "RESTRICTED")
    dialog.clock.day.setText("15 Oct 2025")
    press_enter(dialog)
    record = summary.negotiation(sample)
    assert (record.marking, record.clock) == ("RESTRICTED", dt.date(2025, 10, 15))
    dialog = opened(qtbot, NegotiationDialog(sample))
    dialog.clock.follows.setChecked(True)
    type_into(dialog.zone, "Nowhere")
    press_enter(dialog)
    assert "not a time zone" in problems(dialog)[0]
    type_into(dialog.zone, "Asia/Bangkok")
    press_enter(dialog)
    record = summary.negotiation(sample)
    assert (record.zone, record.clock) == ("Asia/Bangkok", None)


def test_an_empty_name_of_the_negotiation(qtbot: QtBot, sample: Workspace) -> None:
    dialog = opened(qtbot, NegotiationDialog(sample))
    type_into(dialog.title, " ")
    press_enter(dialog)
    assert "is empty" in problems(dialog)[0]


def test_shortcuts_are_found_by_words(qtbot: QtBot) -> None:
    dialog = opened(qtbot, ShortcutsDialog([("&New demand", "Ctrl+N"), ("Quit", "Ctrl+Q"), ("Undo", "Ctrl+Z")]))
    QTest.keyClicks(dialog.search, "demand")
    shown = [row for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)]
    assert [dialog.table.item(row, 0).text() for row in shown] == ["New demand"]  # type: ignore[union-attr]


def test_versions_are_copied(qtbot: QtBot) -> None:
    dialog = opened(qtbot, AboutDialog("9.8.7"))
    dialog.copy_versions()
    assert "Accord Desk 9.8.7" in QApplication.clipboard().text()


NAMES = ("demand", "new demand", "meeting", "new meeting", "incident", "status", "position", "parties", "negotiation")
MORE = ("citation", "attendance", "link", "about", "shortcuts", "role", "delegation", "seat", "person", "move", "stake")


def made(name: str, workspace: Workspace) -> QDialog:
    demand_id = demands.id_of(workspace, "D-5")
    when = on_day(dt.date(2025, 10, 20), workspace.zone)
    malaysia = next(mark for mark in detail.demand(workspace, demand_id).card.parties if mark.code == "MY")
    meeting_id = meetings.add(workspace, meetings.MeetingDraft("Talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, when))
    delegation_id = delegations.add(workspace, malaysia.party_id, "Secretariat")
    person_id = parties.add_person(workspace, malaysia.party_id, "Somebody")
    makers = {
        "demand": lambda: DemandDialog(workspace, demand_id),
        "new demand": lambda: DemandDialog(workspace),
        "meeting": lambda: MeetingDialog(workspace, meeting_id),
        "new meeting": lambda: MeetingDialog(workspace, when=when),
        "incident": lambda: IncidentDialog(workspace, when=when),
        "status": lambda: StatusDialog(workspace, [demand_id]),
        "position": lambda: PositionDialog(workspace, demand_id, malaysia.party_id),
        "parties": lambda: PartyDialog(workspace),
        "negotiation": lambda: NegotiationDialog(workspace),
        "citation": lambda: CitationDialog(workspace, Ref(Kind.DEMAND, demand_id)),
        "attendance": lambda: AttendanceDialog(workspace, meeting_id),
        "link": lambda: LinkDialog(workspace, Ref(Kind.DEMAND, demand_id), "D-5"),
        "role": lambda: RoleDialog(workspace, malaysia.party_id),
        "delegation": lambda: DelegationDialog(workspace, malaysia.party_id),
        "seat": lambda: SeatDialog(workspace, malaysia.party_id, delegation_id),
        "person": lambda: PersonDialog(workspace, malaysia.party_id),
        "move": lambda: MovePersonDialog(workspace, malaysia.party_id, person_id),
        "stake": lambda: StakeDialog(workspace, malaysia.party_id),
        "about": lambda: AboutDialog("1"),
        "shortcuts": lambda: ShortcutsDialog([("Quit", "Ctrl+Q")]),
    }
    return (makers | asked_of_evidence(workspace, demand_id))[name]()


def asked_of_evidence(workspace: Workspace, demand_id: int) -> dict[str, Callable[[], QDialog]]:
    """The forms of the evidence screen, each about the first record of its kind."""
    first = read.sources(workspace)[0]
    evidence.add_source(workspace, SourceDraft(first.outlet, "Another piece"))
    said, fact, text = read.statements(workspace)[0], read.facts(workspace)[0], read.instruments(workspace)[-1]
    obstacle = read.obstacles(workspace)[0]
    citation = read.citations_about(workspace, Ref(Kind.DEMAND, demand_id))[0]
    return {
        "source": lambda: SourceDialog(workspace, first.id),
        "grade": lambda: GradeDialog(workspace, first.id),
        "merge": lambda: MergeDialog(workspace, first.id),
        "statement": lambda: StatementDialog(workspace, said.id),
        "fact": lambda: FactDialog(workspace, fact.id),
        "text": lambda: TextDialog(workspace, text.id),
        "obstacle": lambda: ObstacleDialog(workspace, obstacle.id),
        "resolve": lambda: ResolveDialog(workspace, obstacle.id),
        "moved citation": lambda: CitationDialog(workspace, None, citation_id=citation.id),
    }


EVIDENCE = ("source", "grade", "merge", "statement", "fact", "text", "obstacle", "resolve", "moved citation")


@pytest.mark.parametrize("name", NAMES + MORE + EVIDENCE)
def test_fields_are_named_mnemonics_differ_and_labels_are_plain(qtbot: QtBot, sample: Workspace, name: str) -> None:
    dialog = opened(qtbot, made(name, sample))
    letters: Counter[str] = Counter()
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            worded = isinstance(widget, QAbstractButton) and widget.text()
            assert widget.accessibleName() or worded, type(widget).__name__
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            words = widget.text()
        letters.update(letter.lower() for letter in re.findall(r"&(\w)", words))
    assert [letter for letter, times in letters.items() if times > 1] == []
