"""Packages: demands that are traded together, so that they move together."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Journaled, Row, filled
from models.errors import RuleBroken
from models.records import Ref
from models.vocabulary import Kind


class Package(Journaled, Base):
    """A demand may be in several packages: what is offered for what is itself negotiated."""

    __tablename__ = "package"

    title: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)

    members: Mapped[list[PackageMember]] = relationship(
        back_populates="package", cascade="all, delete-orphan", order_by="PackageMember.place_in_list"
    )

    def describe(self, title: str, note: str) -> None:
        """Raises RuleBroken for an empty title."""
        self.title, self.note = filled("The package’s title", title), note.strip()

    def hold(self, demand_ids: Sequence[int]) -> None:
        """Just these demands, in this order. Raises RuleBroken for fewer than two, or one of them twice."""
        if len(set(demand_ids)) != len(demand_ids):
            raise RuleBroken("A demand stands in the package twice.", "Leave it in once.")
        if len(demand_ids) < 2:
            raise RuleBroken("A package trades at least two demands.", "Choose another demand.")
        kept = {member.demand_id: member for member in self.members}
        for place, demand_id in enumerate(demand_ids):
            member = kept.pop(demand_id, None)
            if member is None:
                self.members.append(PackageMember(demand_id=demand_id, place_in_list=place))
            else:
                member.place_in_list = place
        for gone in kept.values():
            self.members.remove(gone)

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return (Ref(Kind.PACKAGE, int(str(row["id"]))),)


class PackageMember(Journaled, Base):
    __tablename__ = "package_member"
    __table_args__ = (Index("uq_package_member_package", "package_id", "demand_id", unique=True),)

    package_id: Mapped[int] = mapped_column(ForeignKey("package.id"))
    demand_id: Mapped[int] = mapped_column(ForeignKey("demand.id"), index=True)
    place_in_list: Mapped[int] = mapped_column(Integer, default=0)

    package: Mapped[Package] = relationship(back_populates="members")

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        return Ref(Kind.PACKAGE, int(str(row["package_id"]))), Ref(Kind.DEMAND, int(str(row["demand_id"])))
