"""A week's sheet meets what was written down as it happened: it counts once, whichever came first."""

from datetime import date

from lianfang.database import transaction
from lianfang.flows.week.meeting import stand_for
from tests.cast import bring_roster, bring_week, the_station
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.actions import write_deeds, write_rows
from zones.journal.tables import Deed
from zones.journal.vocabulary import Fact, Source
from zones.reports.reads import items
from zones.reports.tables import DutyItem
from zones.reports.vocabulary import ItemRecord, deeds
from zones.roster.tables import Person

WEEK = Week(2018, 41)
RESCUE = date(2018, 10, 9)


async def write_live() -> None:
    """Wu Laogen's rescue, confirmed on the day itself."""
    station = (await the_station()).id
    async with transaction() as now:
        person = await Person.select(Person.id).where(Person.name == "吴老根").first()
        unit = (await Person.raw("SELECT unit FROM posting WHERE person = {}", person["id"]))[0]["unit"]
        record = ItemRecord(person["id"], unit, RESCUE, "安保救助", True)
        row = {"station": station, "week": str(WEEK), "delivery": None, "sheet": "工作事项", "row": 1, "key": b"live:1"}
        row |= {"nth": 0, "person": record.person, "unit": unit, "day": RESCUE, "duty": record.duty, "verified": True}
        await stand_for("item", station, WEEK, [record], now)
        ids = await write_rows(DutyItem, [row])
        facts: list[tuple[int, Source, Fact]] = [(ids[0], Source("工作事项", 1), one) for one in deeds(record)]
        await write_deeds(None, station, "item", facts, now)


async def rescues() -> tuple[int, int]:
    """(items that count, deeds that stand)."""
    async with transaction():
        found = await items(Scope(((await the_station_id()),)), WEEK)
        standing = await Deed.raw(
            "SELECT 1 FROM deed d WHERE kind = 'rescue' AND corrects IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
        )
    return len([one for one in found if one.duty == "安保救助"]), len(standing)


async def the_station_id() -> int:
    return int((await Person.raw("SELECT id FROM station"))[0]["id"])


async def test_what_stands_live_is_not_brought_again(db: str) -> None:
    await bring_roster()
    await write_live()
    report = await bring_week()
    item = next(sheet for sheet in report.sheets if sheet.kind == "item")
    assert (item.taken, item.added, item.live, item.withdrawn) == (2, 1, 1, 0)
    assert [line.row for line in report.warnings if "现场已经登记过" in line.why] == [2]
    assert await rescues() == (1, 1)


async def test_what_a_sheet_brought_gives_way_to_what_is_written_live(db: str) -> None:
    await bring_roster()
    await bring_week()
    assert await rescues() == (1, 1)
    await write_live()
    assert await rescues() == (1, 1)
    again = next(sheet for sheet in (await bring_week()).sheets if sheet.kind == "item")
    assert (again.added, again.live, again.withdrawn, again.unchanged) == (0, 1, 0, 1)
    assert await rescues() == (1, 1)
