"""What is kept of an issued bulletin beside it: books, written in the transaction that issues it, never edited."""

from piccolo.columns import (
    BigSerial,
    DoublePrecision,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from bulletins.register.tables import Bulletin
from scoring.points.tables import RuleBook


class BulletinFigure(Table):
    """One number of an issued bulletin, as `flat` names it. A copy of what the bulletin froze, to be searched and compared."""

    id = BigSerial(primary_key=True)
    bulletin = ForeignKey(Bulletin, null=False, on_delete=OnDelete.restrict)
    path = Text()
    label = Text()
    value = DoublePrecision(null=True, default=None)
    unit = Varchar(length=10)


class BulletinParagraph(Table):
    """A paragraph as it was printed, under its part's heading (none: the opening). A copy, to be searched."""

    id = BigSerial(primary_key=True)
    bulletin = ForeignKey(Bulletin, null=False, on_delete=OnDelete.restrict)
    heading = Text()
    text = Text()


class BulletinCount(Table):
    """How the figures of a bulletin were counted: from which week to which, of which stations (JSON), by which rule book,
    from which thresholds on something was worth attention (JSON), in which moment.
    """

    id = BigSerial(primary_key=True)
    bulletin = ForeignKey(Bulletin, null=False, on_delete=OnDelete.restrict)
    first_week = Varchar(length=8)
    last_week = Varchar(length=8)
    stations = Text()
    rule_book = ForeignKey(RuleBook, on_delete=OnDelete.restrict)
    routine_cap = Integer()
    limits = Text()
    counted_at = Timestamptz(default=None)
