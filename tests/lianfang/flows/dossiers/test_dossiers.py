"""What stands in a file: the span's live rows of one station or unit, what is written of one person, and nothing beyond that."""

from datetime import date
from typing import Any

import pytest

from bulletins.dossiers.book import KINDS
from bulletins.dossiers.errors import BadSpan
from bulletins.dossiers.vocabulary import MOST_DAYS, Span, span_of
from bulletins.paper.dossier.vocabulary import Dossier, Register
from bulletins.register.rules import draft_due
from bulletins.register.subjects import weekly
from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.calendar import is_working_day
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.dossiers.of_person import of_person
from lianfang.flows.dossiers.of_station import of_station
from lianfang.flows.dossiers.of_unit import of_unit
from lianfang.flows.points.score import score
from lianfang.vault.errors import BadReason
from tests.cast import (
    CALLS,
    ITEMS,
    NAMES,
    PATROLS,
    STATION,
    WEEK,
    WEEK_OF_THE_CAST,
    bring_everything,
    bring_roster,
    bring_week,
    cleared,
    the_station,
)
from tests.lianfang.access.town import town
from tests.lianfang.access.unpressed import unpressed
from tests.lianfang.flows.people.desk import another_station, book, person_called, sits
from tests.lianfang.flows.statements import counted
from tests.workbooks import id_number
from zones.ground.weeks import shanghai_day
from zones.patrol.tables import Patrol
from zones.roster.reads import StationRow, stations
from zones.roster.tables import Unit

YEAR = Span(date(2018, 1, 1), date(2018, 12, 31))
NEVER_READ = ("practice_answer", "clue_box", "exam_eligibility", "check_in_place", "vault_item", "readiness")


def _of(dossier: Dossier, title: str) -> Register:
    (found,) = [one for one in dossier.registers if one.title == title]
    return found


def _all(dossier: Dossier) -> str:
    return repr((dossier.facts, [one.rows for one in dossier.registers]))


async def _unit(name: str, station: int) -> int:
    return int((await Unit.raw("SELECT id FROM unit WHERE name = {} AND station = {}", name, station))[0]["id"])


async def test_a_station_binds_the_live_rows_of_the_span_in_the_order_of_their_days(db: str) -> None:
    place = await bring_everything()
    whole = await of_station(place, YEAR, ())
    assert (whole.subject, whole.place) == (STATION, "柳河分局") and len(whole.registers) == len(KINDS)
    walked = _of(whole, "联勤巡逻登记").rows
    assert [row[:3] for row in walked] == [(row[0], row[3], row[1]) for row in PATROLS[1:]]
    assert walked[0][4:] == ("翠园小区", 50, "亮旗", 1, "赵大山（翠园小区）、钱小河（柳河中学）", "", "周明远")
    assert walked[2][-2] == "翠园小区", "it sent nobody"
    assert _of(whole, "点名查岗登记").rows == ((CALLS[1][0], 3, 3, 1, 1, 1, "老街市场"),)
    assert _of(whole, "内部治安保卫检查登记").rows == (("2018-10-09", "翠园小区", 2, 1, 1, "周明远、韩立群"),)
    assert [row[1:] for row in _of(whole, "保安员考试登记").rows] == [("翠园小区", 1, 1), ("柳河中学", 1, 0)]
    assert {row[0] for row in _of(whole, "积分汇总").rows} == {"2018-10"}
    part = await of_station(place, Span(date(2018, 10, 9), date(2018, 10, 10)), ("patrols", "calls"))
    assert [one.title for one in part.registers] == ["联勤巡逻登记", "点名查岗登记"]
    assert [len(one.rows) for one in part.registers] == [1, 0]


async def test_what_was_withdrawn_is_gone_and_another_station_stands_in_no_file(db: str) -> None:
    place = await bring_everything()
    other = await another_station()
    elsewhere = next(one for one in await _stations() if one.id == other)
    await Patrol.raw("UPDATE patrol SET withdrawn_by = delivery WHERE day = '2018-10-08'")
    assert len(_of(await of_station(place, YEAR, ()), "联勤巡逻登记").rows) == 2
    theirs = await of_station(elsewhere, YEAR, ())
    assert not any(one.rows for one in theirs.registers)
    with pytest.raises(NotYours):
        await of_unit(elsewhere, await _unit("翠园小区", place.id), YEAR, ())


async def _stations() -> Any:
    return await stations()


async def test_a_units_file_names_its_own_people_only_and_masks_their_certificates(db: str) -> None:
    place = await bring_everything()
    file = await of_unit(place, await _unit("翠园小区", place.id), YEAR, ())
    assert file.subject == "翠园小区" and dict(file.facts)["保安员（人）"] == "2"
    assert [row[0] for row in _of(file, "现有保安员").rows] == ["李二柱", "赵大山"]
    assert len(_of(file, "联勤巡逻登记").rows) == 3, "it walked twice and sent nobody once"
    assert _of(file, "点名查岗登记").rows == ((CALLS[1][0], "翠园小区", "大门", "应答", "赵大山", ""),)
    said = _all(file)
    assert "赵大山" in said and not [name for name in ("钱小河", "周平安", "孙长林", "苏01") if name in said]
    assert not [one for one in file.registers if one.title in ("场所行业检查登记", "联勤通报登记")]


async def test_a_persons_file_is_in_the_book_before_it_is_read_and_holds_nothing_that_is_sealed_or_his_own(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bring_roster()
    verified = [ITEMS[0], *([*row[:-1], "属实"] for row in ITEMS[1:])]
    await bring_week(WEEK | {"工作事项": verified})
    place, person = await the_station(), await person_called("吴老根")
    await score(place.id)
    by, _ = await sits("police", "officer", place.id)
    with counted(monkeypatch) as sent:
        file = await of_person(by, place, person, YEAR, "check")
    assert not [name for name in NEVER_READ if any(name in one for one in sent)]
    (line,) = await book("dossier.person")
    assert (line["actor"], line["thing"], line["reason"]) == (by.actor, person, "check")
    points = _of(file, "积分登记")
    assert {row[1] for row in points.rows} == {"联防巡逻", "救助"}
    given = (await AuditLine.raw("SELECT sum(points)::int AS all FROM award WHERE person = {}", person))[0]["all"]
    assert given > sum(int(row[2]) for row in points.rows) and points.note.startswith(f"合计 {given} 分")
    said = _all(file)
    assert "老街市场" in said and "信息报送" not in said and id_number(6) not in said and "19900000006" not in said
    for wrong in ("", "because"):
        with pytest.raises(BadReason):
            await of_person(by, place, person, YEAR, wrong)
    with pytest.raises(NotYours):
        await of_person(by, place, 987654, YEAR, "check")
    assert len(await book("dossier.person")) == 1, "a refused one is written down at the door"


async def test_a_file_costs_the_same_statements_whatever_is_in_it_and_every_register_can_be_read(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A town with everything in it, and a station with one guard."""
    async with town() as here:
        by_name = {one.name: one for one in await _stations()}
        full, bare = by_name["柳河派出所"], by_name["长桥派出所"]
        lately = await _lately()
        unpressed(monkeypatch)
        await _what_is_rare(full, lately.last)
        costs, filled = [], dict[str, int]()
        for place in (full, bare):
            for span in (YEAR, lately):
                with counted(monkeypatch) as sent:
                    file = await of_station(place, span, ())
                costs.append(len(sent))
                for one in file.registers if place is full else ():
                    filled[one.title] = filled.get(one.title, 0) + len(one.rows)
        assert len(set(costs)) == 1 and costs[0] <= len(KINDS) + 1
        assert not {title for title, rows in filled.items() if not rows}
        for one in (await of_unit(full, int(here.units["o"]), lately, ())).registers:
            assert all(len(row) == len(one.head) == len(one.widths) for row in one.rows), one.title


async def _what_is_rare(place: StationRow, today: date) -> None:
    """What the town has none of, of its own station."""
    work = await cleared(
        await begun(place.bureau, place.id, weekly(WEEK_OF_THE_CAST), draft_due(WEEK_OF_THE_CAST, is_working_day))
    )
    await issue(OPERATOR, work, NAMES["signed"], Key("issued-0001", "operator"))
    at = "FROM unit u WHERE u.name = '柳河中学' AND u.station = {}"
    for sql in (
        "INSERT INTO hazard_found (station, note, person, kind, unit, day, account, at) SELECT u.station, n.id, n.person, 'exit', u.id, {}, 1, n.opened_at "
        "FROM unit u JOIN note n ON n.station = u.station WHERE u.station = {} LIMIT 1",
        f"INSERT INTO filing (unit, began) SELECT u.id, {{}} {at}",
        f"INSERT INTO posting (station, unit, person, post, shift, since) SELECT u.station, u.id, (SELECT min(person) FROM posting), '', '', {{}} {at}",
        "UPDATE certificate SET issued = {} WHERE person IN (SELECT person FROM posting WHERE station = {})",
        "UPDATE year_list SET state = 'decided', number = '9号', approver = 1, approved_at = at, notice_until = '2018-01-01', decided_on = {} WHERE id IN (SELECT year_list FROM commendation WHERE station = {})",
    ):
        await Patrol.raw(sql, today, place.id)
    await Patrol.raw("UPDATE commendation SET chosen = true WHERE station = {}", place.id)


async def _lately() -> Span:
    async with transaction() as now:
        today = shanghai_day(now)
    return Span(today.replace(month=1, day=1), today)


@pytest.mark.parametrize(
    "days",
    [
        (None, None),
        (date(2018, 1, 1), None),
        (date(2018, 1, 2), date(2018, 1, 1)),
        (date(2018, 1, 1), date(2019, 1, 2)),
    ],
)
def test_days_that_are_missing_turned_round_or_more_than_a_year_are_no_span(
    days: tuple[date | None, date | None],
) -> None:
    with pytest.raises(BadSpan):
        span_of(*days)


def test_a_year_is_a_span_and_so_is_a_day() -> None:
    assert MOST_DAYS == 366 and span_of(date(2020, 1, 1), date(2020, 12, 31)).told == "2020年1月1日至2020年12月31日"
    assert span_of(date(2018, 1, 1), date(2018, 1, 1)).first == date(2018, 1, 1)
