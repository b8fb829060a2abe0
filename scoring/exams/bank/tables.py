"""The question bank. A version is never changed: a paper that was sat keeps its wording. A question is changed by a new version."""

from piccolo.columns import Array, BigInt, BigSerial, ForeignKey, Integer, OnDelete, SmallInt, Timestamptz, Varchar
from piccolo.table import Table

from scoring.exams.bank.vocabulary import (
    MOST_ASKS,
    MOST_BECAUSE,
    MOST_CODE,
    MOST_OPTION,
    MOST_PICTURED,
    MOST_SOURCE,
    MOST_TOPIC,
)
from zones.roster.tables import Bureau


class Question(Table):
    """A question of a bureau's bank by its code; `number` is the version that is asked. Retired ones stay."""

    id = BigSerial(primary_key=True)
    bureau = ForeignKey(Bureau, null=False, on_delete=OnDelete.restrict)
    code = Varchar(length=MOST_CODE)
    number = Integer(default=1)
    retired_at = Timestamptz(null=True, default=None)
    replaced_by = BigInt(null=True, default=None)


class QuestionVersion(Table):
    """What a question said: `answer` is letters in order, `picture` a digest with what it shows (`pictured`), or both empty. Written once (a trigger says so).

    `account` is whoever wrote it, None for the bank that comes with the house.
    """

    id = BigSerial(primary_key=True)
    question = ForeignKey(Question, null=False, on_delete=OnDelete.restrict)
    number = Integer(default=1)
    kind = Varchar(length=8)
    topic = Varchar(length=MOST_TOPIC)
    asks = Varchar(length=MOST_ASKS)
    options = Array(base_column=Varchar(length=MOST_OPTION))
    answer = Varchar(length=6)
    because = Varchar(length=MOST_BECAUSE)
    source = Varchar(length=MOST_SOURCE)
    level = SmallInt(default=1)
    picture = Varchar(length=64, default="")
    pictured = Varchar(length=MOST_PICTURED, default="")
    account = BigInt(null=True, default=None)
    at = Timestamptz(default=None)
