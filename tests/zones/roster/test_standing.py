"""Who stands where today, where a thing lies, and that nothing outside a scope is seen."""

import ast
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lianfang.database import transaction
from tests.cast import GUARDS, bring_roster, the_station
from zones.ground.scope import Scope
from zones.roster import reads
from zones.roster.reads.standing import certificates_of, guards_of, headcounts, named_units, posts_of
from zones.roster.reads.whereabouts import (
    Place,
    place_of,
    place_of_station,
    place_of_unit,
    places_of,
    units_of_company,
)
from zones.roster.tables import Certificate, Contact, Person, Posting

TODAY = date(2018, 10, 15)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


class Cast:
    """The cast's ids by name, of its station alone."""

    def __init__(self, station: int, units: dict[str, int], people: dict[str, int]) -> None:
        self.station, self.units, self.people = station, units, people
        self.every = Scope((station,))

    def of(self, unit: str) -> Scope:
        return Scope((self.station,), unit=self.units[unit])


@pytest.fixture
async def cast(db: str) -> Cast:
    await bring_roster()
    station = (await the_station()).id
    async with transaction():
        units = {unit.name: unit.id for unit in await named_units(Scope((station,)))}
        rows = await Person.raw("SELECT id, name FROM person")
    return Cast(station, units, {row["name"]: row["id"] for row in rows})


async def _leaves(cast: Cast, name: str, last: date) -> None:
    await Posting.update({Posting.until: last}).where(Posting.person == cast.people[name])


async def _names(scope: Scope, today: date = TODAY) -> list[str]:
    async with transaction():
        return [guard.name for guard in await guards_of(scope, today)]


async def test_a_unit_sees_its_guards_with_post_shift_and_certificate_and_nobody_elses(cast: Cast) -> None:
    async with transaction():
        rows = await guards_of(cast.of("翠园小区"), TODAY)
    assert [(row.name, row.unit_name, row.post, row.shift, row.number, row.certified) for row in rows] == [
        ("李二柱", "翠园小区", "大门", "夜班", None, False),
        ("赵大山", "翠园小区", "大门", "早班", "苏01", True),
    ]


async def test_who_left_yesterday_is_gone_from_the_unit_today_and_stays_through_his_last_day(cast: Cast) -> None:
    await _leaves(cast, "李二柱", YESTERDAY)
    assert await _names(cast.of("翠园小区")) == ["赵大山"]
    assert await _names(cast.of("翠园小区"), YESTERDAY) == ["李二柱", "赵大山"]
    async with transaction():
        assert [post.shifts[0].guards[0][1] for post in await posts_of(cast.of("翠园小区"), TODAY)] == ["赵大山"]
        assert (await headcounts(cast.of("翠园小区"), TODAY))[cast.units["翠园小区"]].guards == 1
        gone = await place_of(cast.people["李二柱"], TODAY)
    assert gone and (gone.station, gone.unit, gone.company) == (cast.station, None, None)


async def test_a_man_who_moved_is_seen_by_the_new_unit_alone_from_that_day(cast: Cast) -> None:
    await _leaves(cast, "李二柱", YESTERDAY)
    await Posting.insert(
        Posting(station=cast.station, unit=cast.units["老街市场"], person=cast.people["李二柱"], since=TODAY)
    )
    assert "李二柱" not in await _names(cast.of("翠园小区"))
    assert "李二柱" in await _names(cast.of("老街市场"))
    assert "李二柱" in await _names(cast.of("翠园小区"), YESTERDAY)
    async with transaction():
        place = await place_of(cast.people["李二柱"], TODAY)
        before = await place_of(cast.people["李二柱"], YESTERDAY)
    assert place and place.unit == cast.units["老街市场"] and place.company is None
    assert before and before.unit == cast.units["翠园小区"] and before.company is not None


async def test_who_begins_tomorrow_is_not_there_yet(cast: Cast) -> None:
    await Posting.update({Posting.since: TOMORROW}).where(Posting.person == cast.people["周平安"])
    assert await _names(cast.of("柳河中学")) == ["钱小河"]
    async with transaction():
        place = await place_of(cast.people["周平安"], TODAY)
    assert place and (place.station, place.unit) == (cast.station, None)


@pytest.mark.parametrize(
    ("change", "certified"),
    [
        ({Certificate.until: YESTERDAY}, False),
        ({Certificate.until: TODAY}, True),
        ({Certificate.issued: TOMORROW}, False),
        ({Certificate.issued: TODAY}, True),
    ],
)
async def test_a_certificate_counts_from_its_issue_to_its_last_day(
    cast: Cast, change: dict[Any, Any], certified: bool
) -> None:
    await Certificate.update(change).where(Certificate.person == cast.people["赵大山"])
    async with transaction():
        rows = {row.name: row for row in await guards_of(cast.of("翠园小区"), TODAY)}
        counts = await headcounts(cast.of("翠园小区"), TODAY)
        (own,) = await certificates_of(Scope((cast.station,), person=cast.people["赵大山"]))
    assert rows["赵大山"].certified is certified is own.held_on(TODAY)
    assert counts[cast.units["翠园小区"]].certified == int(certified)


async def test_posts_list_their_shifts_and_who_stands_there(cast: Cast) -> None:
    async with transaction():
        (post,) = await posts_of(cast.of("老街市场"), TODAY)
    assert (post.unit_name, post.name) == ("老街市场", "东门")
    assert [(shift.name, [name for _, name in shift.guards]) for shift in post.shifts] == [
        ("夜班", ["吴老根"]),
        ("早班", ["孙长林"]),
    ]


async def test_no_read_sees_past_its_scope(cast: Cast) -> None:
    other, unit, person = Scope((cast.station + 1,)), cast.units["翠园小区"], cast.people["赵大山"]
    both = Scope((cast.station,), units=(cast.units["翠园小区"], cast.units["老街市场"]))
    assert not await _names(other)
    assert not await _names(Scope(other.stations, unit=unit))
    assert not await _names(Scope((cast.station,), units=()))
    assert not await _names(Scope((cast.station,), unit=unit, units=(cast.units["老街市场"],)))
    assert await _names(Scope((cast.station,), person=person)) == ["赵大山"]
    assert await _names(both) == ["李二柱", "赵大山", "吴老根", "孙长林"]
    async with transaction():
        assert not await named_units(other)
        assert [one.name for one in await named_units(both)] == ["翠园小区", "老街市场"]
        assert not await certificates_of(Scope(other.stations, person=person))


async def test_everything_lies_somewhere_and_unknown_ids_nowhere(cast: Cast) -> None:
    async with transaction():
        unit = await place_of_unit(cast.units["翠园小区"])
        station = await place_of_station(cast.station)
        assert unit and station and unit.company and unit.bureau == station.bureau
        assert station == Place(cast.station, None, None, station.bureau)
        assert await units_of_company(unit.company) == [cast.units["翠园小区"]]
        assert await places_of(cast.people["赵大山"], TODAY) == [unit]
        assert not await place_of(999_999, TODAY) and not await place_of_unit(999_999)
        assert not await place_of_station(999_999) and not await units_of_company(999_999)
        assert await place_of(2**63 - 1, TODAY) is None


async def test_a_man_with_two_jobs_lies_in_both_units(cast: Cast) -> None:
    second = [*GUARDS[1]]
    second[1], second[8] = "柳河中学", None
    await bring_roster(guards=[[*GUARDS[0], "备注"], *([*row, None] for row in GUARDS[1:]), [*second, "兼职"]])
    async with transaction():
        places = await places_of(cast.people["赵大山"], TODAY)
    assert {place.unit for place in places} == {cast.units["翠园小区"], cast.units["柳河中学"]}


async def test_who_only_answers_for_a_unit_lies_in_its_station_without_a_unit(cast: Cast) -> None:
    bureau = (await Person.raw("SELECT bureau FROM person LIMIT 1"))[0]["bureau"]
    head = (await Person.insert(Person(bureau=bureau, name="郑经理")))[0]["id"]
    async with transaction():
        assert await place_of(head, TODAY) == Place(None, None, None, bureau)
    await Contact.insert(Contact(unit=cast.units["柳河中学"], person=head))
    async with transaction():
        assert await place_of(head, TODAY) == Place(cast.station, None, None, bureau)


def test_no_file_beside_the_reads_hides_a_read_of_its_name() -> None:
    """Importing zones.roster.reads.places once put a module where the function `places` was."""
    files = {file.stem for file in Path(reads.__path__[0]).glob("*.py")}
    named = ast.parse(Path(str(reads.__file__)).read_text(encoding="utf-8")).body
    assert not files & {node.name for node in named if isinstance(node, ast.AsyncFunctionDef)}
