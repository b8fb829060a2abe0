"""A dry run says what judging and posting would have said, and writes nothing; a check says where points came from."""

from datetime import date

from lianfang.database import transaction
from lianfang.flows.points.check_rules import check_rules
from lianfang.flows.points.try_book import try_book
from scoring.points.book.reading import FIRST, read_book
from scoring.points.reads.trying import posted
from scoring.points.rules.trying import Person
from scoring.points.tables import Award, Entry
from tests.cast import bring_everything
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.tables import Deed

TEXT = FIRST.read_text(encoding="utf-8")
BOOK = read_book(TEXT)
OCTOBER = date(2018, 10, 1)


async def _rows() -> list[int]:
    return [await table.count() for table in (Award, Entry, Deed)]


async def test_the_book_in_force_changes_nobodys_month(db: str) -> None:
    scope = Scope(((await bring_everything()).id,))
    before = await _rows()
    tried = await try_book(scope, BOOK, OCTOBER)
    async with transaction():
        assert {one.person: one.after for one in tried.persons} == await posted(scope, OCTOBER)
    assert (tried.gained, tried.lost, tried.most_changed) == (0, 0, [])
    assert tried.before == tried.after > 0
    sums = await Award.raw("SELECT rule, sum(points)::int AS points FROM award WHERE person IS NOT NULL GROUP BY rule")
    assert {one.rule: one.points for one in tried.items} == {
        row["rule"]: row["points"] for row in sums if row["points"]
    }
    assert await _rows() == before


async def test_a_draft_says_who_gains_and_who_loses(db: str) -> None:
    scope = Scope(((await bring_everything()).id,))
    text = TEXT.replace('duty = "安保救助"\npoints = 5', 'duty = "安保救助"\npoints = 9')
    text = text.replace("又救助一次，得20分", "又救助一次，得24分")
    text = text.replace('duty = "警务协助"\npoints = 3', 'duty = "警务协助"\npoints = 1')
    held = {one.person: one.after for one in (await try_book(scope, BOOK, OCTOBER)).persons}
    tried = await try_book(scope, read_book(text), OCTOBER)
    times = {one.rule: one.times for one in tried.items}
    assert tried.after - tried.before == 4 * times["rescue"] - 2 * times.get("assistance", 0)
    assert {one.person: one.before for one in tried.persons} == held
    assert all(isinstance(one, Person) and one.before != one.after for one in tried.most_changed)
    assert (tried.gained > 0, tried.gained + tried.lost + tried.same) == (True, len(tried.persons))


async def test_a_month_in_which_nothing_was_done_is_empty(db: str) -> None:
    scope = Scope(((await bring_everything()).id,))
    tried = await try_book(scope, BOOK, date(2017, 1, 1))
    assert (tried.persons, tried.items, tried.full_weeks) == ((), (), {})


async def test_the_check_adds_up_to_the_ledger(db: str) -> None:
    station = await bring_everything()
    found = await check_rules(Scope((station.id,)), station.bureau, Week(2018, 41), 4)
    booked = await Award.raw("SELECT sum(points)::int AS points FROM award WHERE person IS NOT NULL")
    assert found.points == booked[0]["points"] > 0
    assert [week.week for week in found.weeks] == ["2018-W41"]
    assert 0 < found.guards - found.without == found.weeks[0].scored
    assert found.most_full == 0
