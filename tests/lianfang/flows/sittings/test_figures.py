"""What a whole station's sitting says of the bank: a question whose letter is wrong is found, the others are told apart."""

from datetime import UTC, datetime, timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.sittings.answer import answer
from lianfang.flows.sittings.hand_in import hand_in
from lianfang.flows.sittings.start import start
from lianfang.web.looks.questions import Wanted, bank_seen
from scoring.exams.bank.rules.statistics import Statistics
from scoring.exams.sittings import reads
from scoring.exams.sittings.vocabulary import Answer, Blueprint
from tests.cast import GUARDS, UNITS, bring_roster, the_station
from tests.conftest import Clock
from tests.exams import bank, questions, right_of, sitting
from tests.watch import key
from tests.workbooks import id_number
from zones.ground.scope import Scope
from zones.roster.tables import Person

NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
ALL = Blueprint(single=4, multiple=2, judge=4, minutes=20, pass_points=60)
EASY, WRONG = "法律-s0", "法律-s3"
FEW, STATION = 40, 207


@pytest.mark.parametrize("size", [FEW, pytest.param(STATION, marks=pytest.mark.soak)])
async def test_a_wrong_letter_and_what_everybody_knows_are_found(db: str, clock: Clock, size: int) -> None:
    """Who stands higher knows more: the nth guard knows the questions that are easier than he is good. Of WRONG the bank has the
    wrong letter, so that whoever knows it is told that he does not."""
    clock.set(NOON)
    station, bureau, people = await _station(size)
    await bank(bureau, questions({"single": 4, "multiple": 2, "judge": 4}))
    number = await sitting(station, NOON, blueprint=ALL)
    for rank, person in enumerate(people):
        await _sits(Scope((station,), person=person), number, rank / size)
    clock.set(NOON + timedelta(days=1))
    seen = await bank_seen(Scope((station,)), bureau, Wanted(), 1)
    told = {one.said.code: seen.told[one.id] for one in seen.shown}
    assert all(one.answers == size for one in told.values()) and len(told) == 10
    assert told[EASY] == Statistics(size, 100, 0, "easy")
    assert told[WRONG].look == "backwards" and told[WRONG].apart < -50
    others = [one for code, one in told.items() if code not in (EASY, WRONG)]
    assert [one.look for one in others] == [""] * 8 and min(one.apart for one in others) >= 20
    marked = await bank_seen(Scope((station,)), bureau, Wanted(look="yes"), 1)
    assert {one.said.code for one in marked.shown} == {EASY, WRONG}


async def _station(size: int) -> tuple[int, int, list[int]]:
    """(station, its bureau, so many guards at one unit)."""
    names = [f"{chr(0x4E00 + nth)}守" for nth in range(size)]
    rows = [
        [name, UNITS[3][0], id_number(100 + nth), *[None] * 3, "东门", "早班", None] for nth, name in enumerate(names)
    ]
    await bring_roster(guards=[GUARDS[0], *rows])
    found = {row["name"]: row["id"] for row in await Person.raw("SELECT id, name FROM person")}
    station = await the_station()
    return station.id, station.bureau, [found[name] for name in names]


async def _sits(own: Scope, number: int, good: float) -> None:
    paper = await start(OPERATOR, own, number, key())
    async with transaction():
        held = await reads.attempt(own, paper)
    assert held is not None
    right = await right_of(held.versions)
    for nth, version in enumerate(sorted(held.versions)):
        knows = good >= nth / 14
        given = right[version] if knows != (nth == 3) else "B" if right[version] == "A" else "A"
        await answer(own, paper, Answer(version, given, False, nth + 1))
    await hand_in(OPERATOR, own, paper, key())
