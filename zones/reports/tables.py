"""What guards tell and do beside patrols: items of the six duties, notes and their threads, daily orders, sealed clues, voices.

Words of people stand in rows of their own kind (`…words`, boxes): they can be erased, and no book holds them.
"""

from piccolo.columns import BigInt, BigSerial, Boolean, Bytea, Date, ForeignKey, Integer, OnDelete, Timestamptz, Varchar
from piccolo.table import Table

from zones.journal.tables import Recorded
from zones.roster.tables import Officer, Person, Station, Unit


class DutyItem(Recorded, Table):
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    day = Date()
    duty = Varchar(length=20)
    verified = Boolean(default=False)


class Note(Table):
    """工作笔记: a thread between a guard and his beat officer. `kind` is note, or the kind of hazard that was found.

    Four steps: noted, looked, decided, checked; then it is solved. Found on a patrol, it names the outing.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    officer = ForeignKey(Officer, null=True, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=12, default="note")
    outing = BigInt(null=True, default=None)
    step = Varchar(length=10, default="noted")
    opened_at = Timestamptz(default=None)
    answered_at = Timestamptz(null=True, default=None)
    solved_at = Timestamptz(null=True, default=None)
    version = Integer(default=0)


class NoteLine(Table):
    """One thing said in a thread, by a guard (`person`) or at the station (`account`)."""

    id = BigSerial(primary_key=True)
    note = ForeignKey(Note, null=False, on_delete=OnDelete.restrict)
    person = BigInt(null=True, default=None)
    account = BigInt()
    step = Varchar(length=10, default="")
    words = Varchar(length=1000, default="")
    phone_at = Timestamptz(null=True, default=None)
    at = Timestamptz(default=None)


class HazardFound(Table):
    """What a note reported is real, as an officer decided: of the note's kind, at a unit (none: on the road). It is a deed while it
    was not taken back. `elsewhere`: another spot than one of that place and kind in the 30 days before, as he says.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    note = ForeignKey(Note, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=12)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    day = Date()
    elsewhere = Boolean(default=False)
    account = BigInt()
    at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class DailyOrder(Table):
    """每日指令 (order) or 协查 (look-out): to zones (ids with commas, empty: all of the station), until when."""

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    account = BigInt()
    words = Varchar(length=1000)
    zones = Varchar(length=200, default="")
    at = Timestamptz(default=None)
    until = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class OrderSeen(Table):
    """Who pressed 我看过了, and who found something (`note` is what he then told)."""

    id = BigSerial(primary_key=True)
    daily = ForeignKey(DailyOrder, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    seen_at = Timestamptz(default=None)
    note = BigInt(null=True, default=None)


class DutyRecord(Table):
    """矛盾调处, 安保救助, 警务协助, 防范宣传 as the guard tells it; confirmed by an officer it becomes an item and a deed.

    His unit speaks first (`unit_word`, and by whom), until `next_deadline`. `device` is the phone that it was sent from.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    duty = Varchar(length=20)
    happened_at = Timestamptz(default=None)
    topic = Varchar(length=40, default="")
    contacts = Integer(default=0)
    words = Varchar(length=1000, default="")
    phone_at = Timestamptz(null=True, default=None)
    at = Timestamptz(default=None)
    device = BigInt(null=True, default=None)
    state = Varchar(length=10, default="sent")
    unit_word = Varchar(length=8, default="")
    unit_account = BigInt(null=True, default=None)
    unit_at = Timestamptz(null=True, default=None)
    unit_said = Varchar(length=200, default="")
    next_deadline = Timestamptz(null=True, default=None)
    account = BigInt(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    why = Varchar(length=200, default="")
    commended = Boolean(default=False)
    item = ForeignKey(DutyItem, null=True, default=None, on_delete=OnDelete.restrict)


class Clue(Table):
    """信息报送, from a guard to one officer. What it says lies in boxes; `grade` is the officer's (0: none yet).

    `unit` is where the guard stood: his item's, never told there.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)
    officer = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    at = Timestamptz(default=None)
    phone_at = Timestamptz(null=True, default=None)
    state = Varchar(length=10, default="sent")
    grade = Integer(default=0)
    answered_at = Timestamptz(null=True, default=None)
    item = ForeignKey(DutyItem, null=True, default=None, on_delete=OnDelete.restrict)


class ClueBox(Table):
    """A sealed piece of a clue (words, answer, photo). Its key lies in the vault, sealed once for each of its readers."""

    id = BigSerial(primary_key=True)
    clue = ForeignKey(Clue, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=10)
    box = Bytea()
    at = Timestamptz(default=None)


class Voice(Table):
    """表扬, 投诉, 建议 from the public page of a unit. Until it is answered it has a deadline: seven days.

    `receipt` is the digest of the number with which whoever wrote may see the answer, `handler` an officer's id.
    """

    id = BigSerial(primary_key=True)
    station = ForeignKey(Station, null=False, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    receipt = Bytea()
    at = Timestamptz(default=None)
    handler = BigInt(null=True, default=None)
    state = Varchar(length=10, default="new")
    answered_at = Timestamptz(null=True, default=None)
    next_deadline = Timestamptz(null=True, default=None)


class VoiceWords(Table):
    """What was said (words), how to reach whoever said it (phone, if given), the answer: sealed, they can be erased."""

    id = BigSerial(primary_key=True)
    voice = ForeignKey(Voice, null=False, on_delete=OnDelete.cascade)
    kind = Varchar(length=10)
    box = Bytea()
    at = Timestamptz(default=None)
