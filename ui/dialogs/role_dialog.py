"""A role of a party from one day to another: given, changed, or ended."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.commands import parties
from models.errors import Conflict, NotFound, Refusal
from models.queries import party_page
from models.records import RoleRecord
from models.vocabulary import Role
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import anchor_of
from ui.fields.choices import chosen_word, word_box
from ui.fields.term_edit import TermEdit


class RoleDialog(FormDialog):
    """Without `role_id` a new one. ending: the last day is today, to be corrected. Raises NotFound."""

    def __init__(
        self,
        workspace: Workspace,
        party_id: int,
        role_id: int | None = None,
        parent: QWidget | None = None,
        *,
        ending: bool = False,
    ) -> None:
        page = party_page.page(workspace, party_id)
        self._party_id = party_id
        self._was = _role(workspace, party_id, role_id) if role_id is not None else None
        title = "End a role" if ending else "Change a role" if self._was else "Give a role"
        super().__init__(workspace, title, "&End it" if ending else "&Save", parent, sentence=page.name)
        self.role = word_box(Role, self._was.role if self._was else Role.OBSERVER, "Role", self)
        self.term = TermEdit(anchor_of(workspace), self)
        self.add_field("&Role", self.role)
        self.add_field("Held", self.term, hint="Both days are included; an empty one is open.")
        if self._was is not None:
            self.term.set_term(self._was.since, workspace.today() if ending else self._was.until)
        (self.term.until if ending else self.role).setFocus()

    def save(self) -> None:
        role = chosen_word(self.role, Role)
        since, until = self.term.term()
        if self._was is None:
            self.news = parties.give_role(self.workspace, self._party_id, role, since, until)
            return
        now = _role(self.workspace, self._party_id, self._was.id)
        if (now.role, now.since, now.until) != (self._was.role, self._was.since, self._was.until):
            raise Conflict("The role", role.word, now.role.word)
        self.news = parties.change_role(self.workspace, now.id, role, since, until)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.term


def _role(workspace: Workspace, party_id: int, role_id: int) -> RoleRecord:
    found = next((one for one in party_page.page(workspace, party_id).roles if one.id == role_id), None)
    if found is None:
        raise NotFound("That role does not exist (any more).", "Undo its removal, or choose another.")
    return found
