"""A demand's place in the order and its packages, as the inspector tells them; a package moved from there."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from models.commands import evidence, packages
from models.commands.packages import PackageDraft
from models.queries import linkage
from models.records import Ref
from models.vocabulary import Kind, Linkage, Status
from models.workspace import Workspace
from tests.ui.inspector.acts import click, click_button, demand_ref, open_tab, read_demand, row
from ui.dialogs.package_dialog import PackageMoveDialog
from ui.inspector.view import Inspector
from ui.widgets.plain_label import PlainLabel


def words(inspector: Inspector) -> list[str]:
    return [label.text() for label in inspector.findChildren(PlainLabel) if label.isVisible() and label.text()]


def pack(workspace: Workspace, *refs: str) -> int:
    ids = tuple(demand_ref(workspace, ref).id for ref in refs)
    return packages.make(workspace, PackageDraft("Weapons for mines", ids))


def test_without_links_or_packages_nothing_is_said(inspector: Inspector, sample: Workspace) -> None:
    inspector.show_ref(demand_ref(sample, "D-3"))
    assert inspector.demand.together.isHidden()
    open_tab(inspector, "Links")
    assert "Not linked to anything yet." in words(inspector)


def test_what_it_waits_for_and_the_cycle_are_told(inspector: Inspector, sample: Workspace) -> None:
    one, other = demand_ref(sample, "D-1"), demand_ref(sample, "D-2")
    evidence.link(sample, one, other, Linkage.DEPENDS_ON)
    inspector.show_ref(one)
    open_tab(inspector, "Links")
    assert "Waits for D-2 Clear landmines in the disputed territories (under discussion)." in words(inspector)
    evidence.link(sample, one, other, Linkage.BLOCKS)
    told = words(inspector)
    assert "In a cycle: D-1 depends on D-2, which is blocked by D-1." in told
    assert "Waited for by D-2 Clear landmines in the disputed territories." in told


def test_a_member_of_a_package_says_so_and_moves_all_of_it(inspector: Inspector, sample: Workspace) -> None:
    made = pack(sample, "D-1", "D-2")
    inspector.show_ref(demand_ref(sample, "D-1"))
    assert "Part of the package “Weapons for mines” of 2 demands." in words(inspector)
    click_button(inspector.demand.together, "Move them together…")
    dialog = next(one for one in inspector.findChildren(PackageMoveDialog) if one.isVisible())
    dialog.status.setCurrentIndex(dialog.status.findData(Status.AGREED_IN_PRINCIPLE.value))
    click(dialog.save_button)
    members = linkage.package(sample, made).members
    assert [card.status for card in members] == [Status.AGREED_IN_PRINCIPLE] * 2
    sample.undo()
    assert read_demand(sample, "D-2").card.status is Status.UNDER_DISCUSSION


def test_a_package_that_cannot_move_names_the_one_and_the_dialog_stays(inspector: Inspector, sample: Workspace) -> None:
    pack(sample, "D-1", "D-7")  # D-7 is agreed
    inspector.show_ref(demand_ref(sample, "D-1"))
    click_button(inspector.demand.together, "Move them together…")
    dialog = next(one for one in inspector.findChildren(PackageMoveDialog) if one.isVisible())
    dialog.status.setCurrentIndex(dialog.status.findData(Status.SUSPENDED.value))
    click(dialog.save_button)
    assert dialog.isVisible()
    assert any("D-7 is agreed; a demand leaves agreed only as walked back." in one for one in words(inspector))
    assert read_demand(sample, "D-1").card.status is Status.UNDER_DISCUSSION
    dialog.reject()


def test_its_package_is_a_line_that_leads_there(inspector: Inspector, sample: Workspace) -> None:
    made = pack(sample, "D-1", "D-2")
    inspector.show_ref(demand_ref(sample, "D-2"))
    open_tab(inspector, "Links")
    followed = QSignalSpy(inspector.ref_clicked)
    click(row(inspector, "Weapons for mines"))
    assert followed.at(0) == [Ref(Kind.PACKAGE, made)]
