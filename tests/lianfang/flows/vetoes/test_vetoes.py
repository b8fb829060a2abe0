"""一票否决: proposed, made by the office, asked by prizes, lifted by a row; a book that nobody changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.people.erase import erase
from lianfang.flows.vetoes.decide import decide
from lianfang.flows.vetoes.lift import lift
from lianfang.flows.vetoes.propose import propose
from lianfang.flows.vetoes.sweep import due_vetoes, sweep_veto
from lianfang.notices.tables import Notice
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes.errors import SameVetoHand, VetoDecided
from scoring.points.vetoes.reads import vetoed
from scoring.points.vetoes.tables import Veto, VetoWords
from scoring.points.vetoes.vocabulary import Said
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Person, Unit

SINCE, UNTIL = date(2018, 10, 1), date(2018, 12, 31)
NOON = datetime(2018, 10, 9, 4, 0, tzinfo=UTC)
OFFICER, OFFICE = Hand(7, None), Hand(8, None)


async def _ground(clock: Clock) -> tuple[Scope, int]:
    clock.set(NOON)
    await bring_roster()
    person = (await Person.raw("SELECT id FROM person WHERE name = '李二柱'"))[0]["id"]
    return Scope(((await the_station()).id,)), person


async def _proposed(of: Scope, person: int, ground: str = "drunk") -> int:
    said = Said(person, ground, SINCE, UNTIL, "")
    return await propose(OPERATOR, of.stations[0], OFFICER, None, said, "早班一身酒气", key())


async def _made(of: Scope, person: int, ground: str = "drunk") -> int:
    await decide(OPERATOR, of, OFFICE, await _proposed(of, person, ground), "made", key())
    return int((await Veto.raw("SELECT max(id) AS id FROM veto"))[0]["id"])


async def _asked(of: Scope, first: date, last: date) -> dict[int, bool]:
    """Person → whether the veto only holds."""
    async with transaction():
        return {person: one.holds for person, one in (await vetoed(of, first, last)).items()}


async def test_only_what_the_office_made_bars_and_only_in_its_days(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    proposal = await _proposed(of, person)
    assert await _asked(of, SINCE, UNTIL) == {}
    with pytest.raises(SameVetoHand):
        await decide(OPERATOR, of, OFFICER, proposal, "made", key())
    await decide(OPERATOR, of, OFFICE, proposal, "made", key())
    assert await _asked(of, UNTIL, UNTIL + timedelta(days=30)) == {person: False}
    assert await _asked(of, UNTIL + timedelta(days=1), UNTIL + timedelta(days=30)) == {}
    assert await _asked(Scope((of.stations[0] + 1,)), SINCE, UNTIL) == {}
    with pytest.raises(VetoDecided):
        await decide(OPERATOR, of, OFFICE, proposal, "declined", key())
    rows = await Notice.raw("SELECT kind, receiver FROM notice ORDER BY id")
    assert [(row["kind"], row["receiver"].partition(":")[0]) for row in rows] == [
        ("veto_proposed", "command"),
        ("veto_made", "desk"),
        ("veto_in_force", "person"),
    ]


async def test_it_is_asked_for_a_person_and_for_the_unit_where_he_stands(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    await _made(of, person)
    units = {row["name"]: row["id"] for row in await Unit.raw("SELECT id, name FROM unit")}
    assert await _asked(Scope(of.stations, unit=units["翠园小区"]), SINCE, UNTIL) == {person: False}
    assert await _asked(Scope(of.stations, unit=units["柳河中学"]), SINCE, UNTIL) == {}
    assert await _asked(Scope(of.stations, person=person), SINCE, UNTIL) == {person: False}
    assert await _asked(Scope(of.stations, person=person + 1), SINCE, UNTIL) == {}


async def test_a_suspicion_holds_and_what_bars_comes_before_it(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    await _made(of, person, "suspicion")
    assert await _asked(of, SINCE, UNTIL) == {person: True}
    await _made(of, person)
    assert await _asked(of, SINCE, UNTIL) == {person: False}


async def test_lifting_is_a_row_and_what_is_lifted_never_was(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    veto = await _made(of, person)
    await lift(OPERATOR, of, OFFICE, veto, "revoked", key())
    assert await _asked(of, SINCE, UNTIL) == {}
    rows = await Veto.raw("SELECT lifts, reason, person FROM veto ORDER BY id")
    assert [tuple(row.values()) for row in rows] == [(None, "", person), (veto, "revoked", person)]
    with pytest.raises(VetoDecided):
        await lift(OPERATOR, of, OFFICE, veto, "revoked", key())
    for wrong in ("UPDATE veto SET until = since", "DELETE FROM veto"):
        with pytest.raises(Exception, match="permission|append"):
            await Veto.raw(wrong)


async def test_a_proposal_that_nobody_decides_lapses(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    proposal = await _proposed(of, person)
    clock.set(NOON + timedelta(days=7, minutes=1))
    assert await due_vetoes() == [proposal]
    await sweep_veto(proposal)
    assert await due_vetoes() == [] and not await Veto.raw("SELECT id FROM veto")
    with pytest.raises(VetoDecided):
        await decide(OPERATOR, of, OFFICE, proposal, "made", key())


async def test_it_is_about_a_guard_of_the_station_and_decided_where_he_is(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    with pytest.raises(NotYours):
        await _proposed(of, 987654)
    proposal = await _proposed(of, person)
    with pytest.raises(NotYours):
        await decide(OPERATOR, Scope((of.stations[0] + 1,)), OFFICE, proposal, "made", key())


async def test_the_story_stands_beside_the_book_and_goes_with_him(db: str, clock: Clock) -> None:
    of, person = await _ground(clock)
    await _made(of, person)
    assert "酒气" not in str(await Veto.raw("SELECT * FROM veto"))
    await erase(of, OPERATOR, person, key())
    assert not await VetoWords.raw("SELECT id FROM veto_words")
