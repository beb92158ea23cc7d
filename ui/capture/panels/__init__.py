"""One panel for each way to take a passage; `made` gives the one of that name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.capture.found import Found
from ui.capture.panel import TakePanel
from ui.capture.panels.citation import CitationPanel
from ui.capture.panels.demand import DemandPanel
from ui.capture.panels.fact import FactPanel
from ui.capture.panels.incident import IncidentPanel
from ui.capture.panels.meeting import MeetingPanel
from ui.capture.panels.obstacle import ObstaclePanel
from ui.capture.panels.position import PositionPanel
from ui.capture.panels.statement import StatementPanel
from ui.capture.ways import BY_NAME

_PANELS: dict[str, type[TakePanel]] = {
    "citation": CitationPanel,
    "statement": StatementPanel,
    "demand": DemandPanel,
    "meeting": MeetingPanel,
    "fact": FactPanel,
    "position": PositionPanel,
    "incident": IncidentPanel,
    "obstacle": ObstaclePanel,
}


def made(name: str, found: Found, parent: QWidget) -> TakePanel:
    return _PANELS[name](BY_NAME[name], found, parent)
