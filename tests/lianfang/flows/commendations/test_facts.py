"""What the books say of candidates: over all stations of the bureau, with corrections; and what goes with who is erased."""

from datetime import UTC, date, datetime

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.commendations.draw import begin, propose
from lianfang.flows.commendations.facts import facts_of
from lianfang.flows.people.leave import leave
from scoring.commendations.reads import lines, list_at
from scoring.commendations.tables import CommendationWords
from scoring.commendations.vocabulary import CompanyFacts, Facts, PersonFacts, UnitFacts
from scoring.points.deductions.vocabulary import Hand
from scoring.points.tables import Award
from tests.conftest import Clock
from tests.lianfang.access.town import Town, town
from tests.watch import key
from zones.ground.scope import Scope

JANUARY, FIRST = datetime(2019, 1, 8, 2, tzinfo=UTC), Hand(7, None)


async def _proposed(here: Town, whose: list[tuple[str, int]]) -> tuple[Scope, int]:
    own = Scope((int(here.stations["o"]),))
    bureau = (await Award.raw("SELECT bureau FROM station WHERE id = {}", own.stations[0]))[0]["bureau"]
    of = await begin(OPERATOR, FIRST, own, bureau, 2018, key())
    for one in whose:
        await propose(OPERATOR, FIRST, own, of, one, "一年里从不推辞", key())
    return own, of


async def _facts(own: Scope, of: int) -> list[Facts]:
    async with transaction():
        held, rows = await list_at(own, of), await lines(own, of)
        assert held
        found = await facts_of(own, held, [row.one for row in rows])
    return [found[row.one.id] for row in rows]


async def test_facts_are_what_the_books_of_the_year_add_up_to(db: str, clock: Clock) -> None:
    clock.set(JANUARY)
    async with town() as here:
        unit = int(here.units["o"])
        (person,) = (await Award.raw("SELECT id FROM person WHERE name = '吴老根'"))[0].values()
        (company,) = (await Award.raw("SELECT id FROM company WHERE name = '平安保安' ORDER BY id LIMIT 1"))[0].values()
        own, of = await _proposed(here, [("person", person), ("unit", unit), ("company", company)])
        guard, house, firm = await _facts(own, of)
        year = (date(2018, 1, 1), date(2018, 12, 31))
        sums = "SELECT coalesce(sum(points), 0)::int AS n FROM award WHERE day BETWEEN {} AND {} AND "
        told = (await Award.raw(sums + "person = {}", *year, person))[0]["n"]
        own_points = (await Award.raw(sums + "unit = {} AND person IS NULL", *year, unit))[0]["n"]
        assert isinstance(guard, PersonFacts) and guard.points == told > 0 and guard.months == 1
        assert isinstance(house, UnitFacts) and (house.points, house.led, house.missed) == (own_points, 1, 1)
        assert house.asked == house.answered == 1
        assert isinstance(firm, CompanyFacts) and firm.guards_points > 0 and firm.units == 1


async def test_a_deed_that_was_withdrawn_and_a_day_of_another_year_count_for_nothing(db: str, clock: Clock) -> None:
    clock.set(JANUARY)
    async with town() as here:
        own, of = await _proposed(here, [("unit", int(here.units["o"]))])
        (before,) = await _facts(own, of)
        assert isinstance(before, UnitFacts) and before.led == 1
        async with transaction():
            await Award.raw(
                "INSERT INTO deed (station, kind, unit, day, week, minutes, verified, sheet, row, corrects, recorded_at) "
                "SELECT station, kind, unit, day, week, minutes, verified, sheet, row, id, recorded_at FROM deed "
                "WHERE kind = 'patrol.led' AND unit = {}",
                int(here.units["o"]),
            )
        (after,) = await _facts(own, of)
        assert isinstance(after, UnitFacts) and after.led == 0


async def test_the_sentence_about_an_erased_guard_goes_and_nobody_elses(db: str, clock: Clock) -> None:
    clock.set(JANUARY)
    async with town() as here:
        one, other = int(here.persons["f"]), int(here.persons["o"])
        await _proposed(here, [("person", one), ("person", other)])
        async with transaction() as now:
            of_him = "SELECT count(*)::int AS n FROM commendation_words w JOIN commendation c ON c.id = w.commendation WHERE c.person "
            kept = (await CommendationWords.raw(of_him + "<> {}", one))[0]["n"]
            assert (await CommendationWords.raw(of_him + "= {}", one))[0]["n"] > 0
            await leave(OPERATOR, one, now)
            assert (await CommendationWords.raw(of_him + "= {}", one))[0]["n"] == 0
            assert (await CommendationWords.raw(of_him + "<> {}", one))[0]["n"] == kept > 0
