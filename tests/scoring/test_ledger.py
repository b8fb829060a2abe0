"""The ledger against the journal: whatever is brought, taken back and brought again, it says what the live deeds are worth."""

import asyncio
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from lianfang.database import transaction
from lianfang.flows.points.certificates import certify
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import take_roster
from lianfang.flows.week.take import take_week
from lianfang.stations import station_named
from scoring.points.actions import hold
from scoring.points.book.reading import FIRST, read_book
from scoring.points.rules.judging import judge
from scoring.points.tables import Account, Award, Entry, RuleBook
from scoring.points.vocabulary import JudgedDeed
from tests.cast import (
    BUREAU,
    CALLS,
    EXAMS,
    GUARDS,
    ITEMS,
    PATROLS,
    UNITS,
    WEEK,
    bring_everything,
    bring_roster,
    bring_week,
    the_station,
)
from tests.workbooks import id_number, workbook
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.actions import correct_deeds, receive, write_deeds
from zones.journal.tables import Deed
from zones.journal.vocabulary import OF_UNITS, Fact, Source
from zones.roster.reads import places_ever
from zones.roster.tables import Person, Unit

BOOK = read_book(FIRST.read_text(encoding="utf-8"))
KINDS = sorted({rule.deed for rule in BOOK.rules})
OCTOBER = date(2018, 10, 1)
HELD = """
    SELECT a.station, a.person, a.unit, a.kind, a.balance, coalesce(sum(e.amount), 0)::int AS booked
    FROM account a LEFT JOIN entry e ON e.account = a.id GROUP BY a.id
"""


async def _check() -> None:
    """All that must hold after every step."""
    assert (await Entry.raw("SELECT coalesce(sum(amount), 0)::int AS n FROM entry"))[0]["n"] == 0
    assert await Entry.raw("SELECT award FROM entry GROUP BY award HAVING sum(amount) <> 0") == []
    holders: dict[Any, dict[str, int]] = {}
    for row in await Account.raw(HELD):
        if row["kind"] != "pool":
            assert row["balance"] == row["booked"]
            holders.setdefault((row["person"], row["unit"]), {})[row["kind"]] = row["balance"]
    for held in holders.values():
        assert held["spendable"] >= 0 and held["owed"] >= 0
        assert held["standing"] == held["spendable"] - held["owed"]
    booked = "SELECT person, unit, sum(points)::int AS points FROM award GROUP BY person, unit HAVING sum(points) <> 0"
    sums = {(row["person"], row["unit"]): row["points"] for row in await Award.raw(booked)}
    assert {holder: held["standing"] for holder, held in holders.items() if held["standing"]} == sums


async def _says_what_the_deeds_are_worth() -> None:
    """Net points by deed equal judging all live deeds from scratch."""
    live = await Deed.raw(
        "SELECT * FROM deed d WHERE corrects IS NULL AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
    )
    holders: dict[Any, list[JudgedDeed]] = {}
    for row in live:
        holder = ("unit", row["unit"]) if row["kind"] in OF_UNITS else ("person", row["person"])
        names = ("id", "kind", "day", "at", "minutes", "verified", "metres", "level", "quality", "own")
        holders.setdefault(holder, []).append(JudgedDeed(*(row[name] for name in names)))
    worth = {j.deed: j.points for deeds in holders.values() for j in judge(deeds, lambda day: BOOK) if j.points}
    net = await Award.raw("SELECT deed, sum(points)::int AS points FROM award WHERE deed IS NOT NULL GROUP BY deed")
    assert {row["deed"]: row["points"] for row in net if row["points"]} == worth
    assert {row["deed"] for row in net} >= {row["id"] for row in live}, "every live deed has its judgement"


class _Journal:
    """Deeds by chance, through the journal's own actions."""

    def __init__(self, station: int, persons: list[int], units: list[int], seed: int) -> None:
        self.station, self.persons, self.units = station, persons, units
        self.chance, self.record, self.live = random.Random(seed), 0, set[int]()

    async def step(self) -> None:
        async with transaction() as now:
            delivery = await receive(self.station, Week(2018, 41), b"chance", now)
            if self.live and self.chance.random() < 0.4:
                gone = self.chance.sample(sorted(self.live), min(len(self.live), self.chance.choice([1, 1, 6])))
                self.live -= set(gone)
                await correct_deeds(delivery, "item", gone, now)
            if self.chance.random() < 0.7:
                facts = [
                    self._fact() for _ in range(self.chance.choice([1, 1, 2, 25]))
                ]  # one late deed matters, and a month must fill
                self.live |= {record for record, _, _ in facts}
                await write_deeds(delivery, self.station, "item", facts, now)

    def _fact(self) -> tuple[int, Source, Fact]:
        self.record += 1
        kind, day = self.chance.choice([*KINDS, *["patrol.walked"] * 12, "outreach.session"]), self._day()
        hour = self.chance.choice([None, 1, 12])
        return (
            self.record,
            Source("事项", self.record),
            Fact(
                kind,
                day,
                person=None if kind in OF_UNITS else self.chance.choice(self.persons),
                unit=self.chance.choice(self.units),
                at=datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if hour else None,
                minutes=self.chance.choice([30, 40, 60]),
                verified=self.chance.random() < 0.85,
                quality=self.chance.choice([None, 50, 100]),
                own=self.chance.choice([0, 1]),
            ),
        )

    def _day(self) -> date:
        return date(2018, 9, 20) + timedelta(days=self.chance.randint(0, 45))


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(6, 100))])
async def test_whatever_comes_and_goes_the_ledger_says_what_live_deeds_are_worth(db: str, seed: int) -> None:
    await bring_roster()
    station = (await the_station()).id
    persons = sorted({place.person for place in await places_ever(Scope((station,)))})[:2]
    units = [row["id"] for row in await Unit.raw("SELECT id FROM unit ORDER BY id")]
    journal = _Journal(station, persons, units, seed)
    for _ in range(25):
        await journal.step()
        if journal.chance.random() < 0.7:
            await score(station)
            assert await score(station) == 0
            await _says_what_the_deeds_are_worth()
            await _check()
        if journal.chance.random() < 0.2:
            await close_month(station, OCTOBER)


async def test_whatever_files_come_the_ledger_says_what_live_deeds_are_worth(db: str) -> None:
    await bring_everything()
    station, chance = (await the_station()).id, random.Random(41)
    for _ in range(6):
        sheets = {
            name: [rows[0], *chance.sample(rows[1:], chance.randint(1, len(rows) - 1))] for name, rows in WEEK.items()
        }
        sheets["工作事项"] += [["2018-10-12", "吴老根", "老街市场", chance.choice(["安保救助", "防范宣传"]), "属实"]]
        await bring_week(sheets, "2018-W41")
        await score(station)
        assert await score(station) == 0
        await _says_what_the_deeds_are_worth()
        await close_month(station, OCTOBER)
        await _check()
    await bring_week()
    await score(station)
    await _says_what_the_deeds_are_worth()


async def test_scoring_five_times_at_once_writes_each_award_once(db: str) -> None:
    station = (await bring_everything()).id
    before = await Award.count()
    await bring_week(WEEK | {"工作事项": [*ITEMS, ["2018-10-12", "吴老根", "老街市场", "安保救助", "属实"]]})
    owner = await asyncpg.connect(db)
    async with owner.transaction():  # nobody can write until all are as far as they get
        await owner.execute("LOCK TABLE award IN SHARE MODE")
        scoring = [asyncio.create_task(score(station)) for _ in range(5)]
        while await owner.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted") < 5:
            await asyncio.sleep(0.01)
    written = await asyncio.gather(*scoring)
    await owner.close()
    assert sorted(written) == [0, 0, 0, 0, 1]
    assert await Award.count() == before + 1
    await _check()


async def test_accounts_that_many_open_at_once_are_held_in_one_order(db: str) -> None:
    """Twenty at once for the same few guards, none of whom had points yet: nobody waits for one who waits for him."""
    station, chance = (await bring_everything()).id, random.Random(9)
    bureau = (await Person.raw("SELECT bureau FROM station WHERE id = {}", station))[0]["bureau"]

    async def held(persons: list[int]) -> None:
        async with transaction():
            await hold(station, [(person, None) for person in persons])

    for _ in range(10):
        rows = await Person.insert(*(Person(bureau=bureau, name="新来的") for _ in range(4)))
        fresh = [row["id"] for row in rows]
        await asyncio.gather(*(held(chance.sample(fresh, chance.randint(1, 4))) for _ in range(20)))
    assert (
        await Account.raw("SELECT person FROM account WHERE person IS NOT NULL GROUP BY person HAVING count(*) <> 3")
        == []
    )


async def test_a_corrected_file_posts_the_differences_and_no_more(db: str) -> None:
    station = await bring_everything()
    before = await Award.count()
    longer = [row if row[4] != 30 else [*row[:4], 45, *row[5:]] for row in PATROLS]
    await bring_week(WEEK | {"巡逻记录": longer})
    await score(station.id)
    fresh = await Award.raw("SELECT points, because, cause FROM award WHERE id > {} ORDER BY id", before)
    # two walkers now get 3 each, the leading unit's old point is taken and given again; old walks were worth nothing
    assert sorted((row["points"], row["because"], row["cause"] > 0) for row in fresh) == [
        (-1, "reversed", True),
        (1, "full", False),
        (3, "full", False),
        (3, "full", False),
    ]
    await _says_what_the_deeds_are_worth()
    await _check()


async def test_a_verified_item_gets_its_points_when_the_officers_word_comes(db: str) -> None:
    station = await bring_everything()
    verified = [[*row[:4], "属实" if row[4] == "待核" else row[4]] for row in ITEMS]
    await bring_week(WEEK | {"工作事项": verified})
    await score(station.id)
    clue = await Award.raw("SELECT sum(points)::int AS points FROM award WHERE rule = 'clue'")
    assert clue[0]["points"] == 2
    await _says_what_the_deeds_are_worth()


async def test_a_late_deed_takes_its_place_in_the_week_and_the_cap_moves_to_later_ones(db: str) -> None:
    await bring_roster()
    station = (await the_station()).id
    days = ["2018-10-09", "2018-10-10", "2018-10-11", "2018-10-12"]
    walk = PATROLS[1]
    walks = [[day, *walk[1:9], *walk[9:10], None, walk[11]] for day in days]
    await bring_week({"巡逻记录": [PATROLS[0], *walks]})
    await score(station)
    await bring_week({"巡逻记录": [PATROLS[0], ["2018-10-08", *walks[0][1:]], *walks]})
    await score(station)
    rows = await Award.raw(
        "SELECT day, sum(points)::int AS points FROM award WHERE rule = 'patrol.walked' GROUP BY person, day ORDER BY person, day"
    )
    assert [row["points"] for row in rows] == [3, 3, 3, 3, 0] * 2
    await _says_what_the_deeds_are_worth()
    await _check()


async def _months() -> dict[str, int]:
    rows = await Award.raw(
        "SELECT u.name, a.rule, sum(a.points)::int AS points FROM award a JOIN unit u ON u.id = a.unit "
        "WHERE a.rule LIKE 'month.%' GROUP BY u.name, a.rule"
    )
    return {f"{row['name']} {row['rule']}": row["points"] for row in rows}


def _away(*reasons: str) -> list[list[Any]]:
    """As many rounds of the western zone, each with 翠园小区 away for a reason or none."""
    day = [f"2018-10-{at:02d}" for at in range(8, 15)]
    return [
        PATROLS[0],
        *([day[at], *PATROLS[3][1:7], f"翠园小区{why}", *PATROLS[3][8:]] for at, why in enumerate(reasons)),
    ]


async def test_the_third_unexplained_absence_costs_two_at_the_months_close_and_a_corrected_file_gives_them_back(
    db: str,
) -> None:
    await bring_roster()
    station = (await the_station()).id
    await bring_week({"巡逻记录": _away("", "", "（护学岗）")})
    await score(station)
    assert await close_month(station, OCTOBER) == 0
    await bring_week({"巡逻记录": _away("", "", "")})
    await score(station)
    assert (await close_month(station, OCTOBER), await close_month(station, OCTOBER)) == (1, 0)
    assert await _months() == {"翠园小区 month.missed": -2}
    owed = await Account.raw(
        "SELECT balance FROM account a JOIN unit u ON u.id = a.unit WHERE u.name = '翠园小区' AND kind = 'owed'"
    )
    assert owed[0]["balance"] == 2, "what the unit does not have it owes"
    await _check()
    await bring_week({"巡逻记录": _away("", "（护学岗）", "")})
    await score(station)
    assert (await close_month(station, OCTOBER), await close_month(station, OCTOBER)) == (1, 0)
    assert await _months() == {"翠园小区 month.missed": 0}
    await _check()
    await bring_week({"巡逻记录": _away("", "", "")})
    await score(station)
    assert await close_month(station, OCTOBER) == 1
    assert await _months() == {"翠园小区 month.missed": -2}
    await _check()


async def test_nineteen_of_twenty_posts_answered_are_worth_five_and_eighteen_nothing(db: str) -> None:
    await bring_roster()
    station = (await the_station()).id
    hours = [f"2018-10-{8 + at // 8:02d} {8 + at % 8:02d}:30" for at in range(20)]

    def calls(answered: int) -> list[list[Any]]:
        asked = [
            [hour, "柳河中学", "校门", *(("钱小河", "应答") if at < answered else (None, "未应答")), None]
            for at, hour in enumerate(hours)
        ]
        excused = [["2018-10-13 09:30", "柳河中学", "校门", None, "免点", "护学岗"]]
        return [CALLS[0], *asked, *excused]

    await bring_week({"岗位点名": calls(19), "巡逻记录": PATROLS})
    await score(station)
    assert await close_month(station, OCTOBER) == 1
    assert await _months() == {"柳河中学 month.answered": 5}
    await bring_week({"岗位点名": calls(18), "巡逻记录": PATROLS})
    assert await close_month(station, OCTOBER) == 1
    assert await _months() == {"柳河中学 month.answered": 0}
    await _check()


async def test_a_certificate_is_a_deed_once_and_stands_in_the_week_of_its_date(db: str, clock: Any) -> None:
    clock.shows(2018, 10, 15, 2, 0)
    station = await bring_everything()
    assert await certify(station.id) == 0
    clock.shows(2018, 11, 20, 2, 0)
    heads, second = [*GUARDS[0], "发证日期"], [*GUARDS[2][:4], "苏02", *GUARDS[2][5:], "2018-11-05"]
    await bring_roster(guards=[heads, [*GUARDS[1], None], second, *([*row, None] for row in GUARDS[3:])])
    assert (await certify(station.id), await certify(station.id)) == (1, 0)
    deed = (await Deed.raw("SELECT day, week FROM deed WHERE kind = 'certificate.obtained'"))[0]
    assert (deed["day"], deed["week"]) == (date(2018, 11, 5), "2018-W45")
    await score(station.id)
    assert (await Award.raw("SELECT sum(points)::int AS n FROM award WHERE rule = 'certificate.obtained'"))[0][
        "n"
    ] == 10
    await _says_what_the_deeds_are_worth()
    assert EXAMS[1][0] == GUARDS[2][0], "he who passed is he who has it"


async def test_two_stations_of_a_bureau_score_their_first_deeds_at_once_under_one_book(db: str) -> None:
    await bring_roster()
    await bring_week()
    others = [
        GUARDS[0],
        *([*row[:2], id_number(50 + at), f"1990000005{at}", *row[4:]] for at, row in enumerate(GUARDS[1:])),
    ]
    await take_roster("城南派出所", BUREAU, workbook(单位表=UNITS, 花名册=others))
    other = (await station_named("城南派出所")).id
    await take_week(other, workbook(巡逻记录=PATROLS))
    written = await asyncio.gather(score((await the_station()).id), score(other))
    assert min(written) > 0
    assert await RuleBook.count() == 1
    await _check()


async def test_the_database_itself_refuses_what_does_not_sum_to_zero_and_what_falls_below(db: str) -> None:
    await bring_everything()
    owner = await asyncpg.connect(db)
    try:
        with pytest.raises(asyncpg.CheckViolationError):
            await owner.execute(
                "INSERT INTO entry (award, account, amount) SELECT max(award), max(account), 1 FROM entry"
            )
        for kind in ("spendable", "owed"):
            with pytest.raises(asyncpg.CheckViolationError):
                await owner.execute(f"UPDATE account SET balance = -1 WHERE kind = '{kind}'")
        columns = "station, person, unit, rule_book, rule, deed, source, cause, points, routine, because, day, week, month, posted_at"
        double = f"INSERT INTO award ({columns}) SELECT {columns} FROM award LIMIT 1"
        with pytest.raises(asyncpg.UniqueViolationError):
            await owner.execute(double)
    finally:
        await owner.close()
