"""批示, meetings, items and their steps (books: never edited); every word in side tables that can be erased."""

from piccolo.columns import BigInt, BigSerial, Date, ForeignKey, OnDelete, Text, Timestamptz, Varchar
from piccolo.table import Table

from bulletins.register.tables import Bulletin, Publisher
from zones.roster.tables import Officer, Station, Unit


class Instruction(Table):
    """批示 on an issued bulletin, by a leader's name."""

    id = BigSerial(primary_key=True)
    bulletin = ForeignKey(Bulletin, null=False, on_delete=OnDelete.restrict)
    officer = ForeignKey(Officer, null=False, on_delete=OnDelete.restrict)
    day = Date(default=None)
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)


class InstructionWords(Table):
    id = BigSerial(primary_key=True)
    instruction = ForeignKey(Instruction, null=False, on_delete=OnDelete.restrict)
    text = Text()


class Meeting(Table):
    """会商、例会 of a publisher."""

    id = BigSerial(primary_key=True)
    publisher = ForeignKey(Publisher, null=False, on_delete=OnDelete.restrict)
    day = Date(default=None)
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)


class MeetingWords(Table):
    id = BigSerial(primary_key=True)
    meeting = ForeignKey(Meeting, null=False, on_delete=OnDelete.restrict)
    place = Varchar(length=60)
    present = Text()
    text = Text()


class FollowUp(Table):
    """An item of a 批示 or of a meeting. `station` or `unit` is who is to do it, where the words name one."""

    id = BigSerial(primary_key=True)
    publisher = ForeignKey(Publisher, null=False, on_delete=OnDelete.restrict)
    instruction = ForeignKey(Instruction, on_delete=OnDelete.restrict)
    meeting = ForeignKey(Meeting, on_delete=OnDelete.restrict)
    station = ForeignKey(Station, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, on_delete=OnDelete.restrict)
    due = Date(default=None)
    at = Timestamptz(default=None)


class FollowUpWords(Table):
    id = BigSerial(primary_key=True)
    item = ForeignKey(FollowUp, null=False, on_delete=OnDelete.restrict)
    what = Varchar(length=60)
    owner = Varchar(length=40)


class FollowUpStep(Table):
    """`due` is the new day of one that is postponed."""

    id = BigSerial(primary_key=True)
    item = ForeignKey(FollowUp, null=False, on_delete=OnDelete.restrict)
    step = Varchar(length=10)
    due = Date(null=True, default=None)
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)


class FollowUpNote(Table):
    id = BigSerial(primary_key=True)
    step = ForeignKey(FollowUpStep, null=False, on_delete=OnDelete.restrict)
    text = Varchar(length=60)
