"""Linkage, packages and attendance on paper: cycles by name, members with status, contrary words side by side."""

from __future__ import annotations

import pytest

from models.commands import evidence, packages
from models.commands.packages import PackageDraft
from models.queries import detail
from models.records import Ref
from models.report.blocks import Brief
from models.report.choices import ReportOptions
from models.report.kinds import gather
from models.report.typeset import typeset
from models.sample import create_sample
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace
from tests.models.report.paper import words_of


@pytest.fixture
def linked(tmp_path_factory: pytest.TempPathFactory):
    with create_sample(tmp_path_factory.mktemp("linked") / "s.accord") as workspace:
        refs = ids(workspace)
        for start, how, end in (
            ("D-1", Linkage.DEPENDS_ON, "D-2"),
            ("D-1", Linkage.BLOCKS, "D-2"),
            ("D-3", Linkage.TRADED_WITH, "D-7"),
        ):
            evidence.link(workspace, Ref(Kind.DEMAND, refs[start]), Ref(Kind.DEMAND, refs[end]), how)
        packages.make(workspace, PackageDraft("Weapons for mines", (refs["D-1"], refs["D-2"]), "only together"))
        packages.make(workspace, PackageDraft("zz-secret-zz", (refs["D-5"], refs["D-6"]), confidential=True))
        yield workspace


def ids(workspace: Workspace) -> dict[str, int]:
    from models.commands.demands import id_of

    return {f"D-{number}": id_of(workspace, f"D-{number}") for number in range(1, 8)}


def told(workspace: Workspace, *, public: bool = False) -> str:
    made = gather(workspace, ReportOptions(kind="dossier", sections=("linkage",), public=public))
    assert isinstance(made, Brief)
    assert [part.name for part in made.parts] == ["linkage"]
    return words_of(typeset(made))


def test_cycles_links_packages_and_the_order_are_printed(linked: Workspace) -> None:
    words = told(linked)
    assert "Cycle D-1 depends on D-2, which is blocked by D-1." in words
    assert "“Signing of the Kuala Lumpur Accord” waits for D-5 (under discussion)." in words
    assert "Package “Weapons for mines”" in words
    assert "only together" in words
    assert "Package “zz-secret-zz” (confidential)" in words
    assert "traded with" in words


def test_a_public_report_has_no_confidential_package(linked: Workspace) -> None:
    words = told(linked, public=True)
    assert "Weapons for mines" in words
    assert "zz-secret-zz" not in words


def test_without_links_it_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with create_sample(tmp_path_factory.mktemp("bare") / "s.accord") as workspace:
        refs = ids(workspace)
        for link in detail.demand(workspace, refs["D-5"]).links:
            if link.linkage is Linkage.CONDITION_OF and link.link_id is not None:
                evidence.unlink(workspace, link.link_id)
        assert "No demand depends on another" in told(workspace)


def test_the_meeting_brief_has_every_word_on_who_comes_and_the_contrary_ones_together(linked: Workspace) -> None:
    links = detail.demand(linked, ids(linked)["D-5"]).links
    signing = next(link.ref.id for link in links if link.linkage is Linkage.CONDITION_OF)
    made = gather(linked, ReportOptions(kind="meeting-brief", sections=("attendance",), subject_id=signing))
    words = words_of(typeset(made))
    assert words.count("Donald Trump") == 5
    assert "Contrary words on Donald Trump announced by Malaysia (Mohamad Hasan) (Reuters) — " in words
    assert "about 14 Oct 2025" in words
    assert "not confirmed by the White House" in words
