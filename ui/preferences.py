"""What the program remembers of a person's desk from one day to the next: windows, recent files, the board's view.

A typed face over QSettings, handed in where it is needed. A file that someone damaged by hand costs the remembered
value and nothing more. Nothing of a negotiation's content is kept here, only where it lies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize

if TYPE_CHECKING:  # the window asks for its place before these are loaded
    from models.records import BoardFilter

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = get_args(Mode)

ORGANISATION = "Accord Desk"
RECENT_LIMIT = 10
#: So many places keep the lanes of their timeline.
LANES_LIMIT = 50
ZONES_LIMIT = 50
REPORTS_LIMIT = 50

#: Minutes, where a person has not said otherwise.
LOCK_AFTER = 10


@dataclass(frozen=True, slots=True)
class Recent:
    """A place that was open before; pinned ones stand first and are never pushed out."""

    location: str
    pinned: bool = False


class Preferences:
    """Reads and writes one settings file; every getter gives a usable value whatever the file says."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @classmethod
    def of_user(cls) -> Preferences:
        """The person's own, as an INI file in the folder where the system keeps settings."""
        return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, ORGANISATION))

    def save(self) -> None:
        """Writes now instead of a moment later."""
        self._settings.sync()

    # ------------------------------------------------------------ files

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Pinned places first, then the newest; at most ten in all, or all the pinned ones."""
        read: dict[str, Recent] = {}
        for entry in _list(self._json("files/recent")):
            if isinstance(entry, dict) and isinstance(location := entry.get("location"), str) and location:
                read.setdefault(location, Recent(location, entry.get("pinned") is True))
        pinned = [one for one in read.values() if one.pinned]
        others = [one for one in read.values() if not one.pinned]
        return tuple(pinned + others[: max(RECENT_LIMIT - len(pinned), 0)])

    def remember(self, location: str) -> None:
        """Puts a place at the head of the recent ones; a pinned one stays pinned."""
        was = {one.location: one for one in self.recent}
        self._keep([was.pop(location, Recent(location)), *was.values()])

    def pin(self, location: str, pinned: bool = True) -> None:
        self._keep(Recent(one.location, pinned) if one.location == location else one for one in self.recent)

    def forget(self, location: str) -> None:
        self._keep(one for one in self.recent if one.location != location)

    def clear_recent(self) -> None:
        """Forgets all but the pinned ones."""
        self._keep(one for one in self.recent if one.pinned)

    def _keep(self, recent: Iterable[Recent]) -> None:
        self._write_json("files/recent", [{"location": one.location, "pinned": one.pinned} for one in recent])

    @property
    def last_location(self) -> str:
        """What was open when the program was last closed; "" when nothing was."""
        return self._text("files/last")

    @last_location.setter
    def last_location(self, location: str) -> None:
        self._settings.setValue("files/last", location)

    @property
    def last_folder(self) -> str:
        """Where a file dialog begins."""
        return self._text("files/folder")

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._settings.setValue("files/folder", folder)

    # ------------------------------------------------------------ window

    @property
    def theme_mode(self) -> Mode:
        said = self._text("window/theme")
        return next((mode for mode in MODES if mode == said), "system")

    @theme_mode.setter
    def theme_mode(self, mode: Mode) -> None:
        self._settings.setValue("window/theme", mode)

    @property
    def reduced_motion(self) -> bool:
        """The person wants nothing on the screen to move by itself."""
        return self._text("window/reduced-motion") == "yes"

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._settings.setValue("window/reduced-motion", "yes" if reduced else "no")

    @property
    def discreet_at_start(self) -> bool:
        """What is confidential is hidden when the program starts."""
        return self._text("window/discreet") == "yes"

    @discreet_at_start.setter
    def discreet_at_start(self, hidden: bool) -> None:
        self._settings.setValue("window/discreet", "yes" if hidden else "no")

    def layout(self, name: str) -> QByteArray:
        """What Qt's own saveGeometry or saveState gave: of the window ("geometry", "state") or a splitter."""
        kept = self._settings.value(f"window/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_layout(self, name: str, kept: QByteArray) -> None:
        self._settings.setValue(f"window/{name}", kept)

    @property
    def lock_minutes(self) -> int:
        """After so many minutes without a key or the mouse an encrypted file is locked; 0 never."""
        said = self._text("window/lock")
        return min(int(said), 240) if said.isascii() and said.isdigit() and len(said) < 4 else LOCK_AFTER

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._settings.setValue("window/lock", str(minutes))

    # ------------------------------------------------------------ board

    @property
    def board_sort(self) -> str:
        return self._text("board/sort")

    @board_sort.setter
    def board_sort(self, sort: str) -> None:
        self._settings.setValue("board/sort", sort)

    @property
    def board_group(self) -> str:
        return self._text("board/group")

    @board_group.setter
    def board_group(self, group: str) -> None:
        self._settings.setValue("board/group", group)

    def board_filter(self, location: str) -> BoardFilter:
        """The filter last used on this place; on any other place, where ids mean other parties, none."""
        from models.records import BoardFilter
        from models.vocabulary import Priority, Status

        kept = self._json("board/filter")
        if not isinstance(kept, dict) or kept.get("location") != location:
            return BoardFilter()
        stalled = kept.get("stalled_days")
        text = kept.get("text")
        return BoardFilter(
            text=text if isinstance(text, str) else "",
            party_ids=frozenset(one for one in _list(kept.get("party_ids")) if type(one) is int),
            themes=frozenset(one for one in _list(kept.get("themes")) if isinstance(one, str)),
            priorities=_members(Priority, kept.get("priorities")),
            statuses=_members(Status, kept.get("statuses")),
            stalled_days=stalled if type(stalled) is int and stalled >= 0 else None,
        )

    def set_board_filter(self, location: str, chosen: BoardFilter) -> None:
        kept = {
            "location": location,
            "text": chosen.text,
            "party_ids": sorted(chosen.party_ids),
            "themes": sorted(chosen.themes),
            "priorities": sorted(chosen.priorities),
            "statuses": sorted(chosen.statuses),
            "stalled_days": chosen.stalled_days,
        }
        self._write_json("board/filter", kept)

    # ------------------------------------------------------------ timeline

    @property
    def timeline_snap(self) -> str:
        """What moves on the timeline snap to; "" where nothing was chosen yet."""
        return self._text("timeline/snap")

    @timeline_snap.setter
    def timeline_snap(self, snap: str) -> None:
        self._settings.setValue("timeline/snap", snap)

    def second_zone(self, location: str) -> str:
        """The zone chosen beside this negotiation's own; "" for none."""
        kept = self._json("timeline/zones")
        zone = kept.get(location) if isinstance(kept, dict) else None
        return zone if isinstance(zone, str) else ""

    def set_second_zone(self, location: str, zone: str) -> None:
        """ "" forgets it. The places that were given one last are kept, ZONES_LIMIT of them."""
        kept = self._json("timeline/zones")
        zones = {} if not isinstance(kept, dict) else {str(known): value for known, value in kept.items()}
        zones.pop(location, None)
        if zone:
            zones[location] = zone
        self._write_json("timeline/zones", dict(list(zones.items())[-ZONES_LIMIT:]))

    def lanes(self, location: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What makes a lane of this negotiation's timeline ("" for the first way), their order, the folded ones."""
        kept = self._json("timeline/lanes")
        mine = kept.get(location) if isinstance(kept, dict) else None
        if not isinstance(mine, dict):
            return "", (), ()
        by = mine.get("by")
        order, folded = (
            tuple(key for key in _list(mine.get(part)) if isinstance(key, str)) for part in ("order", "folded")
        )
        return by if isinstance(by, str) else "", order, folded

    def set_lanes(self, location: str, by: str, order: Iterable[str], folded: Iterable[str]) -> None:
        """The places whose lanes were changed last are kept, LANES_LIMIT of them."""
        kept = self._json("timeline/lanes")
        lanes = {} if not isinstance(kept, dict) else {str(known): value for known, value in kept.items()}
        lanes.pop(location, None)
        lanes[location] = {"by": by, "order": list(order), "folded": sorted(folded)}
        self._write_json("timeline/lanes", dict(list(lanes.items())[-LANES_LIMIT:]))

    @property
    def all_arrows(self) -> bool:
        """Whether the timeline draws every link as an arrow, not only those of what is selected."""
        return self._text("timeline/arrows") == "all"

    @all_arrows.setter
    def all_arrows(self, shown: bool) -> None:
        self._settings.setValue("timeline/arrows", "all" if shown else "")

    def report_choices(self, location: str) -> dict[str, object]:
        """What was chosen on this negotiation's report screen; empty for one that has none."""
        kept = self._json("report/choices")
        mine = kept.get(location) if isinstance(kept, dict) else None
        return {str(name): value for name, value in mine.items()} if isinstance(mine, dict) else {}

    def set_report_choices(self, location: str, choices: Mapping[str, object]) -> None:
        """The places whose choices were changed last are kept, REPORTS_LIMIT of them."""
        kept = self._json("report/choices")
        reports = {} if not isinstance(kept, dict) else {str(known): value for known, value in kept.items()}
        reports.pop(location, None)
        reports[location] = dict(choices)
        self._write_json("report/choices", dict(list(reports.items())[-REPORTS_LIMIT:]))

    # ------------------------------------------------------------ plain values

    def kept_words(self, name: str) -> tuple[str, ...]:
        """A list of words that somebody keeps here under a name of their own."""
        return tuple(word for word in _list(self._json(name)) if isinstance(word, str))

    def keep_words(self, name: str, words: Iterable[str]) -> None:
        self._write_json(name, list(words))

    def _text(self, key: str) -> str:
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else ""

    def _json(self, key: str) -> object:
        try:
            value: object = json.loads(self._text(key) or "null")
        except (ValueError, RecursionError):
            return None
        return value

    def _write_json(self, key: str, value: Mapping[str, object] | Sequence[object]) -> None:
        self._settings.setValue(key, json.dumps(value))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


_Member = TypeVar("_Member", bound=StrEnum)


def _members(words: type[_Member], value: object) -> frozenset[_Member]:
    said = {one for one in _list(value) if isinstance(one, str)}
    return frozenset(word for word in words if word.value in said)


def on_screen(rect: QRect, screens: Sequence[QRect]) -> QRect:
    """The window's place, pulled into the screen that shows most of it; no larger than that screen."""
    if not screens:
        return rect
    screen = max(screens, key=lambda one: (_shared(rect, one), -_distance(rect.center(), one)))
    size = QSize(min(rect.width(), screen.width()), min(rect.height(), screen.height()))
    left = min(max(rect.left(), screen.left()), screen.left() + screen.width() - size.width())
    top = min(max(rect.top(), screen.top()), screen.top() + screen.height() - size.height())
    return QRect(QPoint(left, top), size)


def _shared(rect: QRect, screen: QRect) -> int:
    common = rect.intersected(screen)
    return common.width() * common.height() if common.isValid() else 0


def _distance(point: QPoint, screen: QRect) -> int:
    return (point - screen.center()).manhattanLength()
