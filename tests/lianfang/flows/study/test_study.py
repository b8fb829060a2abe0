"""Editions and copies on a real database: an edition is what it was made of, a copy is his who got it."""

from datetime import UTC, datetime, timedelta

import pytest
from asyncpg import RestrictViolationError

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.people.leave import leave
from lianfang.flows.study.hand import hand_out, take_back
from lianfang.flows.study.publish import publish
from lianfang.web.looks.study import edition_seen, study_seen, unit_study
from lianfang.web.pages.booklet_paper import booklet_of
from scoring.exams.bank.actions import retire
from scoring.exams.bank.reads import asked
from scoring.exams.study.errors import EditionSame, NobodyHanded, NoEdition, NotHanded
from scoring.exams.study.reads import editions
from scoring.exams.study.tables import StudyEdition, StudyHandout
from scoring.exams.study.vocabulary import digest_of
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.exams import bank, questions
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Posting

OFFICE = 70
NOON = datetime(2018, 11, 6, 4, 0, tzinfo=UTC)


async def _here(clock: Clock) -> tuple[Scope, int]:
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bank(station.bureau, questions({"judge": 2, "single": 3}, "消防"))
    return Scope((station.id,)), station.bureau


async def _publish(here: Scope, bureau: int, kind: str = "booklet") -> int:
    return await publish(OPERATOR, here, bureau, OFFICE, kind, key())


async def _unit(here: Scope) -> tuple[Scope, list[int]]:
    """A unit and its guards."""
    rows = await Posting.raw(
        "SELECT unit, array_agg(DISTINCT person) AS guards FROM posting GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1"
    )
    return Scope(here.stations, unit=rows[0]["unit"]), rows[0]["guards"]


async def test_an_edition_is_of_the_questions_asked_then_and_prints_the_same_ever_after(db: str, clock: Clock) -> None:
    here, bureau = await _here(clock)
    number = await _publish(here, bureau)
    first = booklet_of(await edition_seen(here, bureau, number), "A5")
    with pytest.raises(EditionSame):
        await _publish(here, bureau)
    clock.set(NOON + timedelta(days=9))
    async with transaction() as now:
        await retire((await asked(here))[0], None, now)
    assert booklet_of(await edition_seen(here, bureau, number), "A5") == first
    second = await edition_seen(here, bureau, await _publish(here, bureau))
    assert second.edition.number == 2 and len(second.questions) == 4
    assert (
        second.edition.digest
        == digest_of([one.said for one in second.questions])
        in "".join(booklet_of(second, "A4").colophon)
    )


async def test_a_handbook_is_of_the_rule_book_in_force(db: str, clock: Clock) -> None:
    here, bureau = await _here(clock)
    seen = await edition_seen(here, bureau, await _publish(here, bureau, "handbook"))
    assert seen.book and seen.book.text.version in "".join(booklet_of(seen, "A5").colophon)
    titles = [one.title for one in booklet_of(seen, "A5").chapters]
    assert titles[0] == "能做什么，不能做什么" and "怎么记分" in titles
    with pytest.raises(EditionSame):
        await _publish(here, bureau, "handbook")
    with pytest.raises(NoEdition):
        await _publish(here, bureau, "novel")


async def test_another_bureaus_edition_is_not_there_and_none_is_rewritten(db: str, clock: Clock) -> None:
    here, bureau = await _here(clock)
    number = await _publish(here, bureau)
    with pytest.raises(NotYours):
        await edition_seen(Scope(()), bureau, number)
    with pytest.raises(RestrictViolationError):
        async with transaction():
            await StudyEdition.raw("UPDATE study_edition SET digest = repeat('0', 64)")


async def test_whoever_got_one_has_it_wherever_he_goes_and_it_is_noted_once(db: str, clock: Clock) -> None:
    here, bureau = await _here(clock)
    number, (of, guards) = await _publish(here, bureau), await _unit(here)
    assert await hand_out(OPERATOR, of, OFFICE, number, {guards[0], 999_999}, key()) == 1
    assert await hand_out(OPERATOR, of, OFFICE, number, set(guards), key()) == len(guards) - 1
    with pytest.raises(NobodyHanded):
        await hand_out(OPERATOR, of, OFFICE, number, set(guards), key())
    with pytest.raises(NoEdition):
        await hand_out(OPERATOR, of, OFFICE, 999, set(guards), key())
    seen = {one.unit.id: one for one in (await study_seen(here)).units}[of.unit or 0]
    assert (seen.guards, seen.had) == (len(guards), {"booklet": len(guards), "handbook": 0})
    assert (await unit_study(of)).without(number) == []
    assert await StudyHandout.count() == len(guards)


async def test_what_was_noted_by_mistake_is_struck_once(db: str, clock: Clock) -> None:
    here, bureau = await _here(clock)
    number, (of, guards) = await _publish(here, bureau), await _unit(here)
    await hand_out(OPERATOR, of, OFFICE, number, {guards[0]}, key())
    [got] = (await unit_study(of)).had[guards[0]]
    await take_back(OPERATOR, of, got.id, key())
    assert len((await unit_study(of)).without(number)) == len(guards)
    with pytest.raises(NotHanded):
        await take_back(OPERATOR, of, got.id, key())
    assert await hand_out(OPERATOR, of, OFFICE, number, {guards[0]}, key()) == 1


async def test_an_erased_guard_leaves_no_copy(db: str, clock: Clock) -> None:
    here, bureau = await _here(clock)
    number, (of, guards) = await _publish(here, bureau), await _unit(here)
    await hand_out(OPERATOR, of, OFFICE, number, set(guards), key())
    async with transaction() as now:
        await leave(OPERATOR, guards[0], now)
    assert await StudyHandout.count().where(StudyHandout.person == guards[0]) == 0
    assert len(await editions(here)) == 1
