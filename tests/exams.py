"""A small bank of a test's own, a sitting drawn from it, and guards who sit it."""

from datetime import datetime, timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.sittings.make import make
from scoring.exams.bank.actions import add
from scoring.exams.bank.vocabulary import JUDGED, LETTERS, Question
from scoring.exams.sittings.vocabulary import Blueprint, Plan
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Person

SMALL = Blueprint(single=4, multiple=2, judge=4, minutes=20, pass_points=60)
COUNTS = {"single": 8, "multiple": 5, "judge": 7}
SECRET = "因为暗号"
"""What every explanation of this bank begins with: where it is seen, a key has left."""


def questions(counts: dict[str, int] | None = None, topic: str = "法律", right: int = 0) -> list[Question]:
    """So many of each kind. `right` turns the right letters: the same bank with another key."""
    return [
        _question(kind, nth, topic, right)
        for kind, count in (COUNTS if counts is None else counts).items()
        for nth in range(count)
    ]


def _question(kind: str, nth: int, topic: str, right: int) -> Question:
    code, asks = f"{topic}-{kind[0]}{nth}", f"{topic}第{nth}题（{kind}）怎么做"
    options = JUDGED if kind == "judge" else tuple(f"{asks}的做法{letter}" for letter in "甲乙丙丁")
    first = (nth + right) % len(options)
    answer = LETTERS[first] if kind != "multiple" else "".join(sorted({LETTERS[first], LETTERS[(first + 1) % 4]}))
    return Question(code, kind, topic, asks, options, answer, f"{SECRET}{code}", "常识", 1)


async def bank(bureau: int, said: list[Question] | None = None) -> None:
    async with transaction() as now:
        await add(bureau, questions() if said is None else said, None, now)


def plan(now: datetime, **more: object) -> Plan:
    """From an hour ago to three hours on."""
    said = {"kind": "business", "title": "十月业务考试", "supervised": False, "blueprint": SMALL} | more
    return Plan(opens_at=now - timedelta(hours=1), closes_at=now + timedelta(hours=3), **said)  # type: ignore[arg-type]


async def sitting(station: int, now: datetime, **more: object) -> int:
    return await make(OPERATOR, 8, station, plan(now, **more), key())


async def guard(station: int, name: str = "李二柱") -> Scope:
    person = (await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"]
    return Scope((station,), person=int(person))


async def right_of(versions: tuple[int, ...]) -> dict[int, str]:
    """What a test knows and nobody else does."""
    rows = await Person.raw("SELECT id, answer FROM question_version WHERE id = ANY({})", list(versions))
    return {row["id"]: row["answer"] for row in rows}
