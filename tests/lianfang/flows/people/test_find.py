"""Finding people: by name in a station, by full number where one may look; who is elsewhere is as if he were not there."""

import statistics
import time

import pytest

from lianfang.access import NotYours
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.people.find import find
from tests.cast import GUARDS, STATION, bring_roster
from tests.lianfang.flows.people.desk import (
    STRANGER,
    STRANGER_NUMBER,
    STRANGER_PHONE,
    another_station,
    book,
    person_called,
    sits,
    station_called,
)
from tests.workbooks import id_number


async def test_a_part_of_a_name_finds_people_of_the_station_and_writes_no_line(db: str) -> None:
    await bring_roster()
    here, there = await station_called(STATION), await another_station()
    by, actor = await sits("office", "office", here, there)
    found = await find(by, actor, here, " 赵 大")
    assert [(one.name, one.unit_name, one.post, one.until) for one in found] == [("赵大山", "翠园小区", "大门", None)]
    assert [one.name for one in await find(by, actor, here, "河")] == ["钱小河"]
    assert [one.name for one in await find(by, actor, there, "冯")] == [STRANGER]
    for nobody in ("", "  ", "冯", "%", "_", "无", "赵大山2", "1990", id_number(1)[:17], id_number(1)[:17] + "Z"):
        assert await find(by, actor, here, nobody) == []
    assert await book("people") == []


@pytest.mark.parametrize(
    "typed",
    ["19900000003", "199 0000 0003", "+86-19900000003", "１９９００００００03", id_number(3), f" {id_number(3)} "],
)
async def test_a_full_number_finds_its_person_however_it_was_typed(db: str, typed: str) -> None:
    await bring_roster()
    by, actor = await sits("office", "office", await station_called(STATION))
    found = await find(by, actor, actor.roles[0].stations[0], typed)
    assert [(one.name, one.unit_name) for one in found] == [("钱小河", "柳河中学")]


async def test_a_number_is_looked_up_in_every_station_that_one_may_see(db: str) -> None:
    await bring_roster()
    here, there = await station_called(STATION), await another_station()
    by, actor = await sits("office", "office", here, there)
    for number in (STRANGER_NUMBER, STRANGER_PHONE):
        assert [one.name for one in await find(by, actor, here, number)] == [STRANGER]


async def test_somebody_elsewhere_is_answered_like_nobody_and_the_line_is_the_same(db: str) -> None:
    await bring_roster()
    here, _ = await station_called(STATION), await another_station()
    by, actor = await sits("officer", "officer", here)
    for number in (STRANGER_NUMBER, id_number(77), STRANGER_PHONE, "19900000077"):
        assert await find(by, actor, here, number) == []
    lines = await book("people.find")
    assert {(line["outcome"], line["subject"], line["thing"]) for line in lines} == {("nobody", "person", None)}
    assert [line["reason"] for line in lines] == ["id_number", "id_number", "phone", "phone"]


async def test_every_look_up_by_number_is_in_the_book_without_the_number(db: str) -> None:
    await bring_roster()
    by, actor = await sits("office", "office", await station_called(STATION))
    await find(by, actor, actor.roles[0].stations[0], id_number(3))
    (line,) = await book("people.find")
    assert (line["actor"], line["outcome"], line["thing"]) == (by.actor, "done", await person_called("钱小河"))
    assert id_number(3) not in repr(line)


async def test_a_shared_phone_finds_all_who_have_it(db: str) -> None:
    twin = ["赵小山", "翠园小区", id_number(9), "19900000001", *GUARDS[1][4:]]
    await bring_roster(guards=[*GUARDS, twin])
    by, actor = await sits("office", "office", await station_called(STATION))
    found = await find(by, actor, actor.roles[0].stations[0], "19900000001")
    assert [one.name for one in found] == ["赵大山", "赵小山"]
    assert [line["thing"] for line in await book("people.find")] == [one.person for one in found]


async def test_a_station_that_is_not_ones_own_is_refused_and_a_unit_finds_nobody(db: str) -> None:
    await bring_roster()
    here, there = await station_called(STATION), await another_station()
    by, actor = await sits("office", "office", here)
    for text in ("冯", STRANGER_NUMBER, ""):
        with pytest.raises(NotYours):
            await find(by, actor, there, text)
    by, unit = await sits("unit", "unit", here)
    with pytest.raises(NotYours):
        await find(by, unit, here, "赵")
    assert await book("people") == []


@pytest.mark.parametrize("tries", [60, pytest.param(1000, marks=pytest.mark.soak)])
async def test_somebody_elsewhere_takes_as_long_as_nobody(db: str, tries: int) -> None:
    await bring_roster()
    here, _ = await station_called(STATION), await another_station()
    by, actor = await sits("officer", "officer", here)
    took: dict[str, list[float]] = {STRANGER_NUMBER: [], id_number(77): []}
    for _ in range(tries):
        for number, times in took.items():
            began = time.perf_counter()
            await find(by, actor, here, number)
            times.append(time.perf_counter() - began)
    elsewhere, nobody = (statistics.median(times) for times in took.values())
    most = 0.05 if tries > 500 else 0.3  # other work on the machine disturbs the short form
    assert abs(elsewhere - nobody) < most * nobody
    async with transaction():
        assert len(await AuditLine.raw("SELECT 1 FROM audit_line WHERE action = 'people.find'")) == 2 * tries
