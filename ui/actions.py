"""One table of every command: id, menu, words, keys, icon, status tip. Menus, palette and the list of keys read it.

What a command does is not here: the window connects the ids to its methods.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.icons import icon

Standard = QKeySequence.StandardKey
Keys = Standard | str


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` may be a standard key or written out; `shown_keys` belong to a focused widget and are only shown here.

    `under` names a menu inside of the menu.
    """

    id: str
    menu: str
    text: str
    tip: str
    glyph: str = ""
    keys: tuple[Keys, ...] = ()
    shown_keys: str = ""
    checkable: bool = False
    writes: bool = False
    needs_file: bool = True
    under: str = ""


#: A line between two commands of a menu.
LINE = None

FILE, EDIT, VIEW, DEMAND, MEETING, REPORT, HELP = "&File", "&Edit", "&View", "&Demand", "&Meeting", "&Report", "&Help"
EVIDENCE = "Ev&idence"
#: Inside View: how the timeline is looked at.
TIMELINE = "Ti&meline"
#: Inside Edit: taking an article apart.
CAPTURE = "&Capture"
#: Inside Demand: where the chosen party of the matrix stands.
POSITION = "Pos&ition"
#: Inside View: colours and movement.
LOOKS = "Co&lours and motion"
#: Inside View: which day is shown.
PAST = "State of &play"

TABLE: tuple[Command | None, ...] = (
    Command("file.new", FILE, "&New negotiation…", "Make a new negotiation file", "new", (Standard.New,), needs_file=False),
    Command("file.open", FILE, "&Open…", "Open a negotiation file", "open", (Standard.Open,), needs_file=False),
    Command("file.sample", FILE, "Open the &sample", "Open a fresh copy of the Kuala Lumpur sample", "board", needs_file=False),
    Command("file.recent", FILE, "Open &recent", "Negotiations that were open before", "recent", needs_file=False),
    LINE,
    Command("file.copy", FILE, "Save a cop&y…", "Write a second file with everything in it", "save-copy", (Standard.SaveAs,)),
    Command("file.details", FILE, "Negotiation &details…", "Title, place, time zone, marking and clock", "edit", writes=True),
    Command("file.share", FILE, "S&hare a copy…", "Write a copy without history or confidential records, to be handed out", "share"),
    Command("file.passphrase", FILE, "&Passphrase…", "Set, change or remove the passphrase of this file", "lock"),
    Command("file.lock", FILE, "&Lock now", "Blank the screen until the passphrase is given", "lock", ("Ctrl+Shift+L",)),
    Command("file.restore", FILE, "Restore a &backup…", "Look into the backups of this negotiation and put one back", "history"),
    Command("file.check", FILE, "Chec&k the file…", "Prove integrity, hash chain and references", "check"),
    LINE,
    Command("file.close", FILE, "&Close", "Close this negotiation", "close", ("Ctrl+W",)),
    Command("file.quit", FILE, "&Quit", "Close the program; everything is saved already", "quit", ("Ctrl+Q",), needs_file=False),
    Command("edit.undo", EDIT, "&Undo", "Reverse the newest step", "undo", (Standard.Undo,), writes=True),
    Command("edit.redo", EDIT, "&Redo", "Make the step that was undone last again", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True),
    LINE,
    Command("edit.find", EDIT, "&Find…", "Find by words on the open screen; on the board the cards are filtered", "search", (Standard.Find,)),
    Command("edit.palette", EDIT, "&Go to anything…", "Commands, demands, meetings and more by a few letters", "search", ("Ctrl+K",), needs_file=False),
    Command("capture.new", EDIT, "New &text…", "Paste an article or open a text file, and keep it with its source", "capture", writes=True, under=CAPTURE),
    Command("capture.next", EDIT, "&Next sentence", "Select the next sentence of the text; with Shift it joins the passage", "arrow-right", shown_keys="Space", under=CAPTURE),
    Command("capture.previous", EDIT, "&Previous sentence", "Select the sentence before; with Shift the passage lets its last one go", "arrow-left", shown_keys="Backspace", under=CAPTURE),
    LINE,
    Command("capture.citation", EDIT, "Passage: &citation…", "Tie the selected passage to a record that is there", "link", shown_keys="C", writes=True, under=CAPTURE),
    Command("capture.statement", EDIT, "Passage: &statement…", "Who said the selected passage, to whom, when", "statement", shown_keys="S", writes=True, under=CAPTURE),
    Command("capture.demand", EDIT, "Passage: &demand…", "A new demand with the selected passage as its source", "document", shown_keys="D", writes=True, under=CAPTURE),
    Command("capture.meeting", EDIT, "Passage: &meeting or event…", "A meeting that the selected passage tells of", "calendar", shown_keys="M", writes=True, under=CAPTURE),
    Command("capture.fact", EDIT, "Passage: &fact…", "A value that the selected passage gives", "check", shown_keys="F", writes=True, under=CAPTURE),
    Command("capture.position", EDIT, "Passage: p&osition…", "Where a party stands on a demand, by the selected passage", "positions", shown_keys="P", writes=True, under=CAPTURE),
    Command("capture.incident", EDIT, "Passage: &incident…", "What happened on the ground, by the selected passage", "incident", shown_keys="I", writes=True, under=CAPTURE),
    Command("capture.obstacle", EDIT, "Passage: o&bstacle…", "What stands in the way, by the selected passage", "flag", shown_keys="O", writes=True, under=CAPTURE),
    Command("view.board", VIEW, "&Board", "Demands, timeline and inspector", "board", ("Ctrl+1",)),
    Command("view.positions", VIEW, "P&ositions", "Who stands where: demands by parties", "positions", ("Ctrl+2",)),
    Command("view.linkage", VIEW, "Lin&ks and packages", "What comes before what, cycles, and what is traded together", "linkage", ("Ctrl+0",)),
    Command("view.parties", VIEW, "P&arties", "Who is at the table: roles, people, stances, red lines, who met whom", "party", ("Ctrl+9",)),
    Command("capture.open", VIEW, "Capt&ure", "Articles: paste a text, and turn its passages into records", "capture", ("Ctrl+Shift+V",)),
    Command("view.evidence", VIEW, "&Evidence", "Sources with grades, statements, facts, citations; and what nothing supports", "evidence", ("Ctrl+5",)),
    Command("view.network", VIEW, "&Who met whom", "Which parties attended the same meetings, and how often, as a picture", "group", ("Ctrl+Shift+9",)),
    Command("view.attendance", VIEW, "Atte&ndance", "Who comes to what by whose word, and what is not confirmed", "attendance", ("Ctrl+Shift+A",)),
    Command("view.history", VIEW, "&History", "Every edit that was made", "history", ("Ctrl+6",)),
    Command("view.report", VIEW, "&Report", "The summary report on real pages", "report", ("Ctrl+7",)),
    Command("view.readiness", VIEW, "Read&iness", "What is open before the summit, and whether the pace is enough", "readiness", ("Ctrl+8",)),
    LINE,
    Command("view.timeline", VIEW, "Show the &timeline", "Show or hide the timeline under the board", "timeline", ("Ctrl+T",), checkable=True),
    Command("view.inspector", VIEW, "&Show the inspector", "Show or hide the inspector at the right", "inspector", ("Ctrl+I",), checkable=True),
    Command("past.choose", VIEW, "As &of a day…", "Look at the state of play of an earlier day", "history", ("Ctrl+Shift+D",), under=PAST),
    Command("past.play", VIEW, "&Play the way here", "From the first event to today, one step a change; again to pause", "play", ("Alt+P",), under=PAST),
    LINE,
    Command("past.previous", VIEW, "P&revious change", "To the last day before on which something took effect", "step-back", ("Alt+Shift+Left",), under=PAST),
    Command("past.next", VIEW, "Ne&xt change", "To the next day on which something took effect", "step-forward", ("Alt+Shift+Right",), under=PAST),
    Command("past.earlier", VIEW, "A day &earlier", "One day further back", "day-back", ("Alt+Left",), under=PAST),
    Command("past.later", VIEW, "A day &later", "One day nearer to today", "day-forward", ("Alt+Right",), under=PAST),
    Command("past.first", VIEW, "The &first change", "To the day on which it began", "flag", ("Alt+Home",), under=PAST),
    Command("past.today", VIEW, "Back to &today", "Show today again (Esc)", "today", ("Alt+End",), under=PAST),
    Command("timeline.fit", VIEW, "F&it all", "Show the whole timeline", "fit", shown_keys="F", under=TIMELINE),
    Command("timeline.summit", VIEW, "Fit to the s&ummit", "Show the weeks before the summit", "summit", shown_keys="S", under=TIMELINE),
    Command("timeline.selection", VIEW, "Fit the &selection", "Show what is selected: an event, an era, all that a demand has to do with", "search", shown_keys="Z", under=TIMELINE),
    Command("timeline.in", VIEW, "&Zoom in", "A shorter span of time", "zoom-in", (Standard.ZoomIn, "Ctrl+="), under=TIMELINE),
    Command("timeline.out", VIEW, "Zoom &out", "A longer span of time", "zoom-out", (Standard.ZoomOut,), under=TIMELINE),
    Command("timeline.goto", VIEW, "&Go to a date…", "Bring a day into the middle of the timeline", "calendar", ("Ctrl+G",), under=TIMELINE),
    LINE,
    Command("timeline.export", VIEW, "&Export as a picture…", "The timeline as PNG or SVG", "image", ("Ctrl+Shift+X",), under=TIMELINE),
    LINE,
    Command("timeline.snap.automatic", VIEW, "Snap: au&tomatic", "Days, and quarters of an hour for exact times", "snap", ("Alt+1",), checkable=True, under=TIMELINE),
    Command("timeline.snap.day", VIEW, "Snap to the &day", "Moves and new dates go to whole days", "calendar", ("Alt+2",), checkable=True, under=TIMELINE),
    Command("timeline.snap.hour", VIEW, "Snap to the &hour", "Exact times go to whole hours", "clock", ("Alt+3",), checkable=True, under=TIMELINE),
    Command("timeline.snap.none", VIEW, "&No snap", "Exact times go to the minute", "minus", ("Alt+4",), checkable=True, under=TIMELINE),
    LINE,
    Command("timeline.lanes.lane", VIEW, "&Lanes as set", "Leaders, ministers, technical, statements, incidents", "timeline", ("Alt+6",), checkable=True, under=TIMELINE),
    Command("timeline.lanes.track", VIEW, "Lanes by trac&k", "Track 1, 1.5 and 2", "group", ("Alt+7",), checkable=True, under=TIMELINE),
    Command("timeline.lanes.kind", VIEW, "Lanes b&y kind", "Calls, summits, ministerials and others apart", "calendar", ("Alt+8",), checkable=True, under=TIMELINE),
    Command("timeline.lanes.party", VIEW, "A lane per &party", "Each event in the lane of every party that attends", "party", ("Alt+9",), checkable=True, under=TIMELINE),
    Command("timeline.lanes.unfold", VIEW, "Un&fold all lanes", "Lanes that are folded are opened again", "unfold", under=TIMELINE),
    Command("timeline.arrows", VIEW, "All links as &arrows", "Every link in sight, not only those of what is selected", "link", shown_keys="A", checkable=True, under=TIMELINE),
    Command("timeline.lanes.first", VIEW, "Lanes in the first o&rder", "As if none had been moved or folded", "undo", under=TIMELINE),
    LINE,
    Command("timeline.zone", VIEW, "Second ti&me zone…", "The clock of another place under the ruler and in tooltips", "zone", ("Alt+5",), under=TIMELINE),
    LINE,
    Command("view.discreet", VIEW, "Hide what is &confidential", "Take every confidential record off the screen, wherever it stands; again to show them", "discreet", ("F9",), checkable=True),
    Command("view.discreet.start", VIEW, "Hide it at e&very start", "Confidential records are hidden from the start, until F9 shows them", "discreet", checkable=True, needs_file=False),
    LINE,
    Command("view.system", VIEW, "Appearance: as the &system", "Light or dark as the desktop is", "palette", checkable=True, needs_file=False, under=LOOKS),
    Command("view.light", VIEW, "Appearance: &light", "Light colours", "sun", checkable=True, needs_file=False, under=LOOKS),
    Command("view.dark", VIEW, "Appearance: &dark", "Dark colours", "moon", checkable=True, needs_file=False, under=LOOKS),
    LINE,
    Command("view.still", VIEW, "Reduce &motion", "Show every step at once; nothing glides", "eye", checkable=True, needs_file=False, under=LOOKS),
    Command("view.full", VIEW, "&Full screen", "Use the whole screen", "fit", ("F11",), checkable=True, needs_file=False),
    Command("demand.new", DEMAND, "&New demand…", "Table a demand", "plus", ("Ctrl+Shift+N",), writes=True),
    Command("demand.edit", DEMAND, "&Edit…", "Change the selected demand", "edit", shown_keys="F2", writes=True),
    Command("demand.forward", DEMAND, "Move &forward", "To the next status on the way to agreed", "arrow-right", shown_keys="Ctrl+Shift+Right", writes=True),
    Command("demand.back", DEMAND, "Move &back", "To the status before", "arrow-left", shown_keys="Ctrl+Shift+Left", writes=True),
    Command("demand.move", DEMAND, "&Move with details…", "Status with reason, effective date and source", "sort", ("Ctrl+M",), writes=True),
    Command("positions.accepts", DEMAND, "&Accepts", "The chosen party accepts the demand, as of today", "stance-accepts", shown_keys="1", writes=True, under=POSITION),
    Command("positions.conditions", DEMAND, "Accepts with &conditions…", "It accepts, on a condition that is asked for", "stance-conditions", shown_keys="2", writes=True, under=POSITION),
    Command("positions.undecided", DEMAND, "&Undecided", "The chosen party is undecided, as of today", "stance-undecided", shown_keys="3", writes=True, under=POSITION),
    Command("positions.rejects", DEMAND, "&Rejects", "The chosen party rejects the demand, as of today", "stance-rejects", shown_keys="4", writes=True, under=POSITION),
    Command("positions.none", DEMAND, "&No position recorded", "The chosen party was asked and is silent, as of today", "stance-none", shown_keys="5", writes=True, under=POSITION),
    Command("positions.details", DEMAND, "With &details…", "A position with its date, source and voice", "edit", shown_keys="Return", writes=True, under=POSITION),
    Command("positions.delete", DEMAND, "De&lete the newest step", "The step before it holds again; undo brings it back", "delete", shown_keys="Del", writes=True, under=POSITION),
    Command("demand.duplicate", DEMAND, "D&uplicate", "The same demand under the next reference", "duplicate", shown_keys="Ctrl+D", writes=True),
    Command("demand.confidential", DEMAND, "&Confidential", "Mark the selected demands as confidential, or take the mark off", "lock", ("Ctrl+Shift+H",), checkable=True, writes=True),
    Command("demand.delete", DEMAND, "&Delete", "Delete the selected demands; undo brings them back", "delete", shown_keys="Del", writes=True),
    LINE,
    Command("demand.link", DEMAND, "&Link to another…", "Say what the selected demand depends on, blocks or is traded with", "link", ("Ctrl+L",), writes=True),
    Command("demand.package", DEMAND, "Make a pac&kage…", "Demands that are traded together, and move together", "group", ("Ctrl+Shift+G",), writes=True),
    Command("demand.move_package", DEMAND, "Move the packa&ge…", "The whole package of the selected demand to another status, in one step", "sort", ("Ctrl+Alt+M",), writes=True),
    LINE,
    Command("party.new", DEMAND, "Ne&w party…", "Add a state, an organisation or a movement", "plus", ("Ctrl+Shift+Y",), writes=True),
    Command("demand.parties", DEMAND, "&Parties…", "The parties, their codes and roles, on their screen", "party"),
    Command("meeting.new", MEETING, "&New meeting or event…", "Plan a meeting, a call, a statement", "calendar", ("Ctrl+Shift+M",), writes=True),
    Command("meeting.incident", MEETING, "New &incident…", "Record what happened on the ground", "incident", ("Ctrl+Shift+I",), writes=True),
    Command("meeting.edit", MEETING, "&Edit…", "Change the selected meeting or incident", "edit", writes=True),
    Command("meeting.postpone", MEETING, "&Postpone or move…", "Give the selected meeting another date; the one it had is kept", "postpone", ("Ctrl+Shift+O",), writes=True),
    Command("meeting.cancel", MEETING, "&Cancel the meeting…", "Call the selected meeting off, with a reason; it stays visible", "call-off", writes=True),
    Command("meeting.reinstate", MEETING, "Reinstate the &meeting…", "Put a cancelled meeting back", "undo", writes=True),
    Command("meeting.summit", MEETING, "Make it the &summit", "Everything leads to this meeting", "summit", writes=True),
    Command("meeting.confidential", MEETING, "Con&fidential", "Mark the selected meeting, incident or statement as confidential, or take the mark off", "lock", ("Ctrl+Alt+H",), checkable=True, writes=True),
    Command("meeting.delete", MEETING, "&Delete", "Delete the selected meeting or incident; undo brings it back", "delete", writes=True),
    LINE,
    Command("era.new", MEETING, "New e&ra…", "A span behind the timeline, such as a ceasefire", "plus", ("Ctrl+Shift+E",), writes=True),
    Command("era.edit", MEETING, "Edit &the era…", "Change the era that is chosen on the timeline", "edit", shown_keys="Return", writes=True),
    Command("era.delete", MEETING, "Delete the er&a", "Delete the chosen era (Del on the timeline); undo brings it back", "delete", writes=True),
    Command("evidence.source", EVIDENCE, "New &source…", "Enter an outlet’s piece or a document, with its grade", "document", writes=True),
    Command("evidence.statement", EVIDENCE, "New s&tatement…", "Who said what to whom, through which outlet", "quote", ("Ctrl+Shift+T",), writes=True),
    Command("evidence.fact", EVIDENCE, "New &fact…", "A question with the values that sources give", "check", ("Ctrl+Shift+F",), writes=True),
    Command("evidence.text", EVIDENCE, "New te&xt…", "A treaty, accord, declaration or statement with its standing", "texts", writes=True),
    Command("evidence.obstacle", EVIDENCE, "New &obstacle…", "What stands in the way", "flag", writes=True),
    LINE,
    Command("evidence.cite", EVIDENCE, "&Cite a source…", "Tie what a source says to the chosen record", "quote", ("Ctrl+Shift+C",), writes=True),
    Command("evidence.edit", EVIDENCE, "&Edit…", "Change the chosen line of the evidence", "edit", shown_keys="Return", writes=True),
    Command("evidence.grade", EVIDENCE, "&Grade the source…", "By the Admiralty code; in the list the keys A–F and 1–6 do the same", "check", writes=True),
    Command("evidence.merge", EVIDENCE, "&Merge two sources…", "Make one of two sources of the same outlet", "group", writes=True),
    Command("evidence.attach", EVIDENCE, "&Attach a file…", "Keep a file with the chosen source", "attach", writes=True),
    Command("evidence.resolve", EVIDENCE, "&Resolve or reopen", "The chosen obstacle does not stand in the way any more, or again", "check", writes=True),
    Command("evidence.confidential", EVIDENCE, "Mark as confidentia&l, or not", "Keep the chosen line out of public reports and shared copies, or let it in again", "lock", writes=True),
    Command("evidence.of_source", EVIDENCE, "Citations of the so&urce", "Only what the chosen source is cited for", "filter"),
    Command("evidence.open", EVIDENCE, "Ope&n the record", "On the screen that shows it", "arrow-right"),
    Command("evidence.delete", EVIDENCE, "&Delete", "Delete the chosen line; undo brings it back", "delete", shown_keys="Del", writes=True),
    LINE,
    Command("evidence.unsourced", EVIDENCE, "&Without a source", "Every record that nothing supports", "warning"),
    Command("report.show", REPORT, "&Summary report", "The report on real pages", "report", ("Ctrl+R",)),
    Command("report.print", REPORT, "&Print…", "Print the report", "print", (Standard.Print,)),
    Command("report.pdf", REPORT, "Save as P&DF…", "Write the report as a PDF file", "pdf", ("Ctrl+Shift+P",)),
    Command("report.issue", REPORT, "&Issue as an edition", "Number the report and keep it as it is now", "signing", ("Ctrl+Alt+E",), writes=True),
    LINE,
    Command("positions.print", REPORT, "Print the &matrix of positions…", "Who stands where, and how it came together, on paper", "print"),
    Command("positions.pdf", REPORT, "Save the ma&trix of positions as PDF…", "Who stands where, and how it came together, as a PDF file", "positions"),
    LINE,
    Command("linkage.print", REPORT, "Print &linkage and packages…", "What comes before what, cycles and packages, on paper", "print"),
    Command("linkage.pdf", REPORT, "Save lin&kage and packages as PDF…", "What comes before what, cycles and packages, as a PDF file", "linkage"),
    Command("linkage.picture", REPORT, "Linka&ge as a picture…", "The graph as PNG or SVG, without what is confidential", "image"),
    LINE,
    Command("readiness.print", REPORT, "Print the &readiness sheet…", "The way to the summit on one sheet of paper", "print"),
    Command("readiness.pdf", REPORT, "Save the readiness s&heet as PDF…", "The way to the summit on one sheet, as a PDF file", "readiness"),
    LINE,
    Command("network.print", REPORT, "Print &who met whom…", "The network of the parties on paper", "print"),
    Command("network.picture", REPORT, "Who met whom as a pict&ure…", "The network of the parties as PNG or SVG", "image"),
    Command("help.keys", HELP, "&Keyboard shortcuts", "Every command with its keys", "help", ("F1",), needs_file=False),
    Command("help.about", HELP, "&About Accord Desk", "Version and licence", "about", needs_file=False),
)  # fmt: skip

MENUS = (FILE, EDIT, VIEW, DEMAND, MEETING, EVIDENCE, REPORT, HELP)


class Actions(QObject):
    """The commands as QActions, by their ids."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {command.id: self._make(command) for command in TABLE if command is not None}

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        return ((command, self._actions[command.id]) for command in TABLE if command is not None)

    def writes(self, command_id: str) -> bool:
        """Whether a command changes the negotiation."""
        return any(command is not None and command.id == command_id and command.writes for command in TABLE)

    def _make(self, command: Command) -> QAction:
        action = QAction(icon(command.glyph), command.text, self) if command.glyph else QAction(command.text, self)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setStatusTip(command.tip)
        keys = [key for wanted in command.keys for key in sequences(wanted)]
        if keys:
            action.setShortcuts(keys)
        elif command.shown_keys:
            # The widget that has the focus takes these keys itself; here they are only to be read.
            action.setShortcut(QKeySequence(command.shown_keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every command into its menu."""
        menus = {title: bar.addMenu(title) for title in MENUS}
        inside: dict[str, QMenu] = {}
        current: QMenu | None = None
        pending_line = False
        for command in TABLE:
            if command is None:
                pending_line = True
                continue
            menu = menus[command.menu]
            if command.under:
                if command.under not in inside:
                    inside[command.under] = menu.addMenu(command.under)
                menu = inside[command.under]
            if pending_line and (menu is current or current in inside.values()):
                menu.addSeparator()
            pending_line, current = False, menu
            menu.addAction(self._actions[command.id])
        return menus

    def allow(self, *, has_file: bool, read_only: bool) -> None:
        """Disable what makes no sense without a file, or on one that is only read."""
        for command, action in self:
            action.setEnabled((has_file or not command.needs_file) and not (command.writes and read_only))


def sequences(keys: Keys) -> list[QKeySequence]:
    """Every key sequence of a standard key on this system, or the one that is written out."""
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    found = QKeySequence.keyBindings(keys)
    return found[:1] if found else []


def plain_words(text: str) -> str:
    """A command's words without its mnemonic."""
    return text.replace("&", "").rstrip("…")
