"""October 2018 in Yanghe, from the week files to the pay sheet: a rule change in the middle, a late row, an appeal, a veto, ties."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.appeals.decide import decide as rule_on
from lianfang.flows.appeals.send import NewAppeal, send
from lianfang.flows.chain.verify import verify
from lianfang.flows.points.month import close_month
from lianfang.flows.points.rulebook import load_book
from lianfang.flows.points.score import score
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.draw import draw_up
from lianfang.flows.prizes.pay import pay
from lianfang.flows.prizes.publish import publish, take_back
from lianfang.flows.roster.take import take_roster
from lianfang.flows.vetoes.decide import decide as settle_veto
from lianfang.flows.vetoes.propose import propose
from lianfang.flows.week.take import take_week
from lianfang.printing import print_letter
from lianfang.scenes.load import BUREAU, FOLDER, STATION
from lianfang.stations import station_named
from lianfang.web.looks.prizes import run_seen
from lianfang.web.pages.prize_paper import notice_letter, pay_letter
from scoring.points.appeals.vocabulary import Decider, Ruling
from scoring.points.book.reading import FIRST
from scoring.points.deductions.vocabulary import Hand
from scoring.points.tables import Award
from scoring.points.vetoes.vocabulary import Said
from scoring.prizes.errors import PointsMoved
from scoring.prizes.reads import PrizeRow, prizes_of
from scoring.prizes.tables import Purse
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.actions import make_officers

OCTOBER, NOVEMBER = date(2018, 10, 1), datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
"""From the 8th on the threshold is 12: the sheets of the month hold two weeks."""
SECOND = (
    FIRST.read_text(encoding="utf-8")
    .replace('"2018年第1版"', '"2018年第2版"')
    .replace("starts_on = 2010-01-01", "starts_on = 2018-10-08")
    .replace("threshold = 25", "threshold = 12")
    .replace('duty = "安保救助"\npoints = 5', 'duty = "安保救助"\npoints = 8')
    .replace("又救助一次，得20分", "又救助一次，得23分")
)
ONE, OTHER, LEGAL = Hand(901, None), Hand(902, None), 903


async def _person(name: str) -> int:
    return int((await Award.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


def _with_a_late_row(name: str, unit: str) -> bytes:
    """The last week's file once more, with a rescue on the 13th that nobody had written down."""
    book = load_workbook(FOLDER / "周记录-2018-W41.xlsx")
    sheet = book["工作事项"]
    sheet.append(["2018-10-13", name, unit, "安保救助", "属实"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def _lines(of: Scope, run: int) -> list[PrizeRow]:
    async with transaction():
        return await prizes_of(of, run)


async def _month(clock: Clock) -> Scope:
    """The weeks as they came; the second rule book is loaded between them."""
    clock.set(NOVEMBER)
    await take_roster(STATION, BUREAU, (FOLDER / "花名册.xlsx").read_bytes())
    station = await station_named(STATION)
    for week in ("W39", "W40", "W41"):
        if week == "W41":
            await load_book(station.bureau, SECOND)
        await take_week(station.id, (FOLDER / f"周记录-2018-{week}.xlsx").read_bytes())
        await score(station.id)
    await close_month(station.id, OCTOBER)
    return Scope((station.id,))


async def _bar(of: Scope, name: str) -> None:
    said = Said(await _person(name), "drunk", OCTOBER, date(2018, 12, 31), "")
    proposal = await propose(OPERATOR, of.stations[0], Hand(905, None), None, said, "早班一身酒气", key())
    await settle_veto(OPERATOR, of, OTHER, proposal, "made", key())


async def _appeals(of: Scope, name: str) -> int:
    """The guard says that something of October was not written down."""
    own = Scope(of.stations, person=await _person(name))
    return await send(OPERATOR, own, 904, NewAppeal("missing", "20日晚上也走了一轮", day=date(2018, 10, 20)), key())


async def _answer(of: Scope, number: int) -> None:
    station = await station_named(STATION)
    async with transaction():
        officer = (await make_officers(station.bureau, ["宋怀明"]))["宋怀明"]
    who = Decider(LEGAL, officer, None)
    await rule_on(OPERATOR, of, who, number, Ruling("refused", None), "查了勤务令，那天他没有派到", key())


def _named(rows: list[PrizeRow]) -> list[str]:
    return [row.name for row in rows]


def _text(content: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


async def test_october_from_the_week_files_to_the_pay_sheet(db: str, clock: Clock) -> None:
    of = await _month(clock)
    run = await draw_up(OPERATOR, ONE, of.stations[0], OCTOBER, (150_000, 30_000), "fiscal", key())
    drawn = await _lines(of, run)
    assert (len(drawn), drawn[0].name, drawn[0].prize.points) == (12, "苏广才", 24)
    assert {row.zone_name for row in drawn} == {"西片区", "南片区", "北片区", "中片区"}, "nobody in the east reached 12"
    told_apart = {(row.name, row.prize.by) for row in drawn if row.prize.by}
    assert {("冯翠平", "apart"), ("韩宏伟", "days")} <= told_apart, "equal points, told apart by the written rule"
    await publish(OPERATOR, of, run, key())
    await _bar(of, "苏广才")
    await take_week(of.stations[0], _with_a_late_row("范守义", "税务分局"))
    await score(of.stations[0])
    clock.set(NOVEMBER + timedelta(days=8))
    with pytest.raises(PointsMoved):
        await approve(OPERATOR, OTHER, of, run, key())
    await take_back(OPERATOR, of, run, key())
    assert await draw_up(OPERATOR, ONE, of.stations[0], OCTOBER, (150_000, 30_000), "fiscal", key()) == run
    anew = await _lines(of, run)
    assert "苏广才" not in _named(anew) and ("范守义", 19, 1) in [(r.name, r.prize.points, r.prize.rank) for r in anew]
    await publish(OPERATOR, of, run, key())
    await _paid(of, run, clock)


async def _paid(of: Scope, run: int, clock: Clock) -> None:
    """With an appeal open while the others are transferred."""
    appeal = await _appeals(of, "周建国")
    clock.set(NOVEMBER + timedelta(days=16))
    await approve(OPERATOR, OTHER, of, run, key())
    await pay(OPERATOR, ONE, of, run, "洋财〔2018〕11-21号", key())
    waiting = [row.name for row in await _lines(of, run) if row.prize.state == "reserved"]
    assert waiting == ["周建国"], "whose appeal is open waits; nobody else does"
    await _answer(of, appeal)
    await pay(OPERATOR, ONE, of, run, "洋财〔2018〕11-22号", key())
    seen = await run_seen(of, run)
    assert seen.run.state == "settled" and all(row.prize.state == "paid" for row in seen.rows)
    purses = {row["kind"]: row["balance"] for row in await Purse.raw("SELECT kind, balance FROM purse")}
    assert purses == {"outside": -120_000, "free": 0, "reserved": 0, "paid": 120_000}
    sheet = _text((await print_letter(pay_letter(seen, STATION))).pdf)
    notice = _text((await print_letter(notice_letter(seen, STATION))).pdf)
    assert all(name in sheet and name not in notice for name in _named(seen.rows))
    assert "12项，1,200元（预算1,500元）" in sheet and "范**（税务分局）" in notice and "苏" not in notice
    assert not (await verify()).faults
