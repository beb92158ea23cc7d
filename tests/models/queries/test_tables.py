"""Reads name their tables without the mapped classes: both have to say the same, column by column."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import BigInteger, Table, TableClause
from sqlalchemy.types import TypeEngine

import models.journal
from models.column_types import WordType
from models.entities.base import Base
from models.queries import tables

NAMED = {one.name: one for one in vars(tables).values() if isinstance(one, TableClause)}


@pytest.mark.parametrize("name", sorted(Base.metadata.tables))
def test_a_read_has_the_columns_of_the_mapped_class_in_their_order(name: str) -> None:
    mapped = Base.metadata.tables[name]
    assert name in NAMED, f"models.queries.tables has no {name}"
    assert said(NAMED[name]) == said(mapped)


def said(table: TableClause | Table) -> list[tuple[str, str]]:
    return [(column.name, kind(column.type)) for column in table.c]


def kind(type_: TypeEngine[object]) -> str:
    if isinstance(type_, WordType):
        return f"word of {type_.words.__name__}"
    return "Integer" if isinstance(type_, BigInteger) else type(type_).__name__.removeprefix("Big")


def test_nothing_is_named_that_no_class_maps() -> None:
    assert models.journal.edits.name in Base.metadata.tables
    assert set(NAMED) <= set(Base.metadata.tables)


def test_reading_a_board_does_not_load_the_object_mapper() -> None:
    program = (
        "import sys, models.queries.board, models.queries.summary, models.queries.timeline, models.workspace;"
        "print([name for name in ('sqlalchemy.orm', 'models.entities', 'models.journal', 'msgspec', 'icu4py')"
        " if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "[]"
