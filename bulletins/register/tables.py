"""Drafts (ordinary rows) and issued bulletins (a book: numbered within the year, never edited)."""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    SmallInt,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from zones.roster.tables import Officer, Station, Unit


class Draft(Table):
    """A week's bulletin before it is issued. The figures stay live; only the office's words are kept here."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    drafted_at = Timestamptz(default=None)


class Advice(Table):
    """What the office did with a proposal (`rule` and its `about`), or a sentence of its own (`rule` empty)."""

    id = BigSerial(primary_key=True)
    draft = ForeignKey(Draft, null=False, on_delete=OnDelete.restrict)
    rule = Varchar(length=40, default="")
    state = Varchar(length=10)
    text = Text(default="")


class Bulletin(Table):
    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    revision = SmallInt(default=0)
    year = SmallInt()
    number = Integer()
    issued_on = Date()
    issued_at = Timestamptz(default=None)
    issued_by = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    reviewed_by = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    figures = Text()  # JSON as it was counted; a jsonb column would put its zones in another order
    advice = Text()
    sha256 = Varchar(length=64)
    pages = SmallInt()


class LineAnswer(Table):
    """What a unit said of its lines in a week: agreed or disputed. Rows are added, the last revision counts.

    `turns`, `answered`, `expected` and `items` are the annex row as it stood when the unit answered.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    week = Varchar(length=8)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    state = Varchar(length=10)
    given_by = BigInt(null=True, default=None)
    at = Timestamptz(default=None)
    revision = Integer()
    turns = Integer()
    answered = Integer()
    expected = Integer()
    items = Integer()


class LineNote(Table):
    """The words to an answer, apart from it: they may name people, so they can be erased."""

    id = BigSerial(primary_key=True)
    answer = ForeignKey(LineAnswer, null=False, on_delete=OnDelete.restrict)
    text = Text()
