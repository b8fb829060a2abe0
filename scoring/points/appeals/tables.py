"""Appeals against points. Words (the guard's, the legal office's sentence) stand in rows of their own: they can be erased."""

from piccolo.columns import BigInt, BigSerial, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from scoring.points.tables import Award
from zones.roster.tables import Person, Station, Unit


class Appeal(Table):
    """An appeal as it stands (scoring.points.appeals.vocabulary.Appeal). While it is open it has a next deadline: a CHECK says so.

    `award` is the first award of what it is about; none for something that was not counted at all. `unit` is where the guard
    stood, or the unit whose entry it is (then there is no `person`). At most one that was not withdrawn for each award, or day.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    award = ForeignKey(Award, null=True, default=None, on_delete=OnDelete.restrict)
    day = Date()
    reason = Varchar(length=10)
    account = BigInt()
    state = Varchar(length=10, default="open")
    raised_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    next_deadline = Timestamptz(null=True, default=None)
    outcome = Varchar(length=10, default="")
    decided_by = BigInt(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    points_before = Integer(null=True, default=None)
    points_after = Integer(null=True, default=None)


class AppealWords(Table):
    """`kind` is words (whoever raised it) or ruling (the sentence of the legal office)."""

    id = BigSerial(primary_key=True)
    appeal = ForeignKey(Appeal, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=10)
    text = Varchar(length=500)
