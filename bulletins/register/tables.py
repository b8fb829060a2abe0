"""Who issues, drafts (ordinary rows), the stages that a draft went through and what was issued (books: never edited)."""

from piccolo.columns import (
    BigInt,
    BigSerial,
    Boolean,
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

from zones.roster.tables import Bureau, Officer, Station, Unit


class Publisher(Table):
    """Whoever issues bulletins: a bureau (`station` empty) for all its stations, or one of its stations for itself.

    `automatic`: its drafts are made each week. `issued_before` are those issued before the platform (总第N期 goes on from there).
    """

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, on_delete=OnDelete.restrict)
    automatic = Boolean(default=False)
    form = Varchar(length=6, default="brief")
    document_lead = Varchar(length=20, default="")
    issued_before = Integer(default=0)


class Draft(Table):
    """A bulletin from its first day on: its id is the bulletin's in every address. Before it is issued the figures stay live;
    only the office's words are kept here.

    `week` is its week, or its weeks as 2018-W40..2018-W43; a supplement's is the one in which it was begun. `title` is a
    campaign's or a supplement's.
    """

    id = BigSerial(primary_key=True)
    publisher = ForeignKey(Publisher, on_delete=OnDelete.restrict)  # a check says that it is there
    kind = Varchar(length=10, default="weekly")
    week = Varchar(length=18)
    title = Varchar(length=60, default="")
    drafted_at = Timestamptz(default=None)


class DraftStep(Table):
    """The book of stages: who took a draft one further (or returned it), and the digest of the page that he saw."""

    id = BigSerial(primary_key=True)
    draft = ForeignKey(Draft, null=False, on_delete=OnDelete.restrict)
    step = Varchar(length=10)
    officer = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    account = BigInt(null=True, default=None)
    digest = Varchar(length=64)
    at = Timestamptz(default=None)


class StepNote(Table):
    """The opinion given with a stage, apart from it: it may name people, so it can be erased."""

    id = BigSerial(primary_key=True)
    step = ForeignKey(DraftStep, null=False, on_delete=OnDelete.restrict)
    text = Text()


class Advice(Table):
    """What the office did with a proposal (`rule` and its `about`), or a sentence of its own (`rule` empty)."""

    id = BigSerial(primary_key=True)
    draft = ForeignKey(Draft, null=False, on_delete=OnDelete.restrict)
    rule = Varchar(length=40, default="")
    state = Varchar(length=10)
    text = Text(default="")


class Bulletin(Table):
    """What was issued. `station` is the publisher's, empty where a bureau issued; `total` counts all that it ever issued.

    `code` is the content's digest that stands in the QR; `page` what was printed, so that other editions say the same.
    """

    id = BigSerial(primary_key=True)
    publisher = ForeignKey(Publisher, on_delete=OnDelete.restrict)  # a check says that it is there
    draft = ForeignKey(Draft, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, on_delete=OnDelete.restrict)
    week = Varchar(length=18)
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
    total = Integer(null=True, default=None)
    drafted_by = ForeignKey(Officer, on_delete=OnDelete.restrict)
    cleared_by = ForeignKey(Officer, on_delete=OnDelete.restrict)
    code = Varchar(length=12, default="")
    page = Text(default="")
    kind = Varchar(length=10, default="weekly")
    title = Varchar(length=60, default="")


class Erratum(Table):
    """A numbered correction of an issued bulletin, a file of its own: `items` are (where, as printed, as it should be) in JSON.

    `withdraws`: the bulletin as a whole no longer holds.
    """

    id = BigSerial(primary_key=True)
    bulletin = ForeignKey(Bulletin, null=False, on_delete=OnDelete.restrict)
    number = SmallInt()
    withdraws = Boolean(default=False)
    reason = Text()
    items = Text()
    issued_on = Date()
    issued_at = Timestamptz(default=None)
    drafted_by = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    reviewed_by = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    issued_by = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    code = Varchar(length=12)
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


class LineReply(Table):
    """What the office found when it looked into a disputed line; whoever reviews the draft sees that it did."""

    id = BigSerial(primary_key=True)
    answer = ForeignKey(LineAnswer, null=False, on_delete=OnDelete.restrict)
    text = Text()
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)
