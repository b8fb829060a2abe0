"""R-09: earn, late deed, cap, reverse, close, draw, reserve, pay, void in any order, against a bookkeeper of the slow way."""

import asyncio
import os
from collections.abc import Coroutine
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lianfang import clock, database
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.draw import draw_up
from lianfang.flows.prizes.pay import pay, void
from lianfang.flows.prizes.publish import publish, take_back, withdraw
from lianfang.settings import settings as house
from scoring.points.book.reading import FIRST, read_book
from scoring.points.deductions.vocabulary import Hand
from scoring.points.tables import Account, Award, Entry
from scoring.points.vocabulary import JudgedDeed
from scoring.prizes.errors import NobodyToPrize, PointsMoved, RunMoved
from scoring.prizes.reads import live_run, prizes_of
from scoring.prizes.tables import MoneyEntry, Purse
from tests.cast import bring_roster, the_station
from tests.scoring.bookkeeper import Bookkeeper
from tests.watch import key
from tests.worlds import clone_of
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.actions import correct_deeds, receive, write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.roster.reads import places_ever, units

BOOK = read_book(FIRST.read_text(encoding="utf-8"))
OCTOBER, NOVEMBER = date(2018, 10, 1), datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
KINDS = (
    "patrol.walked",
    "patrol.walked",
    "rescue",
    "rescue",
    "mediation",
    "clue.solved",
    "outreach.session",
    "post.left",
    "record.forged",
)
ONE, OTHER = Hand(7, None), Hand(8, None)
Answer = TypeVar("Answer")


class Points(RuleBasedStateMachine):
    """A month of two zones. `template` is a database with the cast's roster."""

    base, template = "", ""
    made = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).made += 1
        self.name = f"{self.template}_{self.made}"
        self.runner = asyncio.Runner()
        self.do(self._begin())

    def do(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        return self.runner.run(work)

    async def _begin(self) -> None:
        await _command(self.base, clone_of(self.template, self.name))
        await database.open_pool(self.base.format(self.name))
        self._at(NOVEMBER)
        self.station, self.now = (await the_station()).id, NOVEMBER
        scope = Scope((self.station,))
        async with transaction():
            zones = {unit.id: unit.zone for unit in await units(scope)}
            self.unit = {place.person: place.unit for place in await places_ever(scope)}
        self.persons = sorted(self.unit)
        self.books = Bookkeeper(
            BOOK, {person: zones[unit] for person, unit in self.unit.items()}, {}, {}, lines=[], purses={}
        )
        self.record, self.run = 0, 0

    @initialize(
        times=st.lists(st.integers(4, 6), min_size=6, max_size=6), far=st.integers(0, 3), yuan=st.integers(100, 900)
    )
    def begins(self, times: list[int], far: int, yuan: int) -> None:
        """Everybody stands about the line, some of them alike; the run has come so far."""
        for person, number in zip(self.persons, times, strict=True):
            facts = [Fact("rescue", OCTOBER + timedelta(days=nth), person, self.unit[person]) for nth in range(number)]
            self.do(self._write(person, facts))
        for _ in range(far):
            self.goes_on(yuan)

    def teardown(self) -> None:
        async def end() -> None:
            await database.close_pool()
            await _command(self.base, f"DROP DATABASE {self.name} WITH (FORCE)")

        self.do(end())
        self.runner.close()

    @staticmethod
    def _at(instant: datetime) -> None:
        clock.set_clock(instant, datetime.now(UTC))

    @rule(who=st.integers(0, 5), kind=st.sampled_from(KINDS), day=st.integers(0, 30), times=st.integers(1, 2))
    def does(self, who: int, kind: str, day: int, times: int) -> None:
        """Early and late ones alike: days come in any order."""
        person = self.persons[who]
        facts = [
            Fact(kind, OCTOBER + timedelta(days=(day + nth) % 31), person, self.unit[person], minutes=60)
            for nth in range(times)
        ]
        self.do(self._write(person, facts))

    async def _write(self, person: int, facts: list[Fact]) -> None:
        async with transaction() as now:
            delivery = await receive(self.station, Week(2018, 41), b"machine", now)
            told = [(self.record + nth + 1, Source("登记", nth), fact) for nth, fact in enumerate(facts)]
            await write_deeds(delivery, self.station, "item", told, now)
        for fact in facts:
            self.record += 1
            deed = JudgedDeed(self.record, fact.kind, fact.day, None, fact.minutes, True)
            self.books.deeds[self.record] = (person, deed)
        await score(self.station)

    @precondition(lambda self: self.books.deeds)
    @rule(which=st.randoms(use_true_random=False))
    def takes_back(self, which: Any) -> None:
        gone = which.choice(sorted(self.books.deeds))
        del self.books.deeds[gone]

        async def back() -> None:
            async with transaction() as now:
                delivery = await receive(self.station, Week(2018, 41), b"machine", now)
                await correct_deeds(delivery, "item", [gone], now)
            await score(self.station)

        self.do(back())

    @rule()
    def closes_the_month(self) -> None:
        self.books.close()
        self.do(close_month(self.station, OCTOBER))

    @rule(yuan=st.integers(100, 900))
    def draws(self, yuan: int) -> None:
        drawing = draw_up(OPERATOR, ONE, self.station, OCTOBER, (yuan * 100, 0), "fiscal", key())
        if self.books.state in ("public", "approved", "settled"):
            return self._refuses(drawing, RunMoved)
        self.run = self.do(drawing)
        self.books.state, self.books.budget = "draft", yuan * 100
        self.books.lines = self.books.chosen(yuan * 100)

    @rule()
    def comes_on(self) -> None:
        self.goes_on(500)

    def goes_on(self, yuan: int) -> None:
        """The step that comes next."""
        steps = {"draft": self._publish, "public": self._approve, "approved": self.pays}
        step = steps.get(self.books.state)
        return step() if step else self.draws(yuan) if self.books.state != "settled" else None

    @precondition(lambda self: self.run)
    @rule(way=st.sampled_from(["publish", "approve", "take_back", "withdraw"]))
    def steps(self, way: str) -> None:
        getattr(self, f"_{way}")()

    def _publish(self) -> None:
        doing = publish(OPERATOR, self._of, self.run, key())
        if self.books.state != "draft":
            return self._refuses(doing, RunMoved)
        if not self.books.lines:
            return self._refuses(doing, NobodyToPrize)
        if self.books.lines != self.books.chosen(self.books.budget):
            return self._refuses(doing, PointsMoved)
        self.do(doing)
        self.books.state = "public"

    def _approve(self) -> None:
        self.now += timedelta(days=21)  # whatever holidays lie between
        self._at(self.now)
        doing = approve(OPERATOR, OTHER, self._of, self.run, key())
        if self.books.state != "public":
            return self._refuses(doing, RunMoved)
        if self.books.lines != self.books.chosen(self.books.budget):
            return self._refuses(doing, PointsMoved)
        self.do(doing)
        self.books.state = "approved"
        self.books.move("outside", "free", self.books.budget)
        for line in self.books.lines:
            line.state = "reserved"
            self.books.move("free", "reserved", 10_000)

    def _take_back(self) -> None:
        doing = take_back(OPERATOR, self._of, self.run, key())
        if self.books.state != "public":
            return self._refuses(doing, RunMoved)
        self.do(doing)
        self.books.state = "draft"

    def _withdraw(self) -> None:
        doing = withdraw(OPERATOR, self._of, self.run, key())
        if self.books.state != "draft":
            return self._refuses(doing, RunMoved)
        self.do(doing)
        self.books.state, self.books.lines = "withdrawn", []

    @precondition(lambda self: self.books.state in ("approved", "settled"))
    @rule()
    def pays(self) -> None:
        doing = pay(OPERATOR, ONE, self._of, self.run, "转1号", key())
        waiting = [line for line in self.books.lines if line.state == "reserved"]
        if not waiting:
            return self._refuses(doing, RunMoved)
        self.do(doing)
        for line in waiting:
            line.state = "paid"
            self.books.move("reserved", "paid", 10_000)
        self.books.settle()

    @precondition(lambda self: self.books.state in ("approved", "settled"))
    @rule(nth=st.integers(0, 5))
    def voids(self, nth: int) -> None:
        line = self.books.lines[nth % len(self.books.lines)]
        prize = next(row.prize.id for row in self.do(self._rows()) if row.prize.person == line.person)
        doing = void(OPERATOR, OTHER, self._of, self.run, prize, "refused", key())
        if line.state != "reserved":
            return self._refuses(doing, RunMoved)
        self.do(doing)
        line.state = "void"
        self.books.move("reserved", "free", 10_000)
        self.books.settle()

    def _refuses(self, doing: Coroutine[Any, Any, Any], why: type[Refused]) -> None:
        with pytest.raises(why):
            self.do(doing)

    @property
    def _of(self) -> Scope:
        return Scope((self.station,))

    async def _rows(self) -> list[Any]:
        async with transaction():
            return await prizes_of(self._of, self.run)

    @invariant()
    def it_says_what_the_bookkeeper_says(self) -> None:
        self.do(self._check())

    async def _check(self) -> None:
        net = await Award.raw(
            "SELECT person, sum(points)::int AS points FROM award WHERE person IS NOT NULL GROUP BY person"
        )
        sums = {row["person"]: row["points"] for row in net}
        assert {p: sums.get(p, 0) for p in self.persons} == {p: self.books.month(p) for p in self.persons}
        assert (await Entry.raw("SELECT coalesce(sum(amount), 0)::int AS n FROM entry"))[0]["n"] == 0
        for row in await Account.raw("SELECT person, kind, balance FROM account WHERE person IS NOT NULL"):
            points = self.books.month(row["person"])
            wanted = {"standing": points, "spendable": max(points, 0), "owed": max(-points, 0)}
            assert row["balance"] == wanted[row["kind"]], row
        assert (await MoneyEntry.raw("SELECT coalesce(sum(fen), 0)::bigint AS n FROM money_entry"))[0]["n"] == 0
        purses = {row["kind"]: row["balance"] for row in await Purse.raw("SELECT kind, balance FROM purse")}
        assert purses == {kind: self.books.purses.get(kind, 0) for kind in purses} and (purses or not self.books.purses)
        async with transaction():
            run = await live_run(self._of, "2018-10")
            rows = await prizes_of(self._of, run.id) if run else []
        assert (run.state if run else "") == self.books.state.replace("withdrawn", "")
        found = [(row.prize.person, row.prize.zone, row.prize.rank, row.prize.points, row.prize.state) for row in rows]
        assert found == [(one.person, one.zone, one.rank, one.points, one.state) for one in self.books.lines]


async def _command(base: str, sql: str) -> None:
    connection = await asyncpg.connect(base.format("postgres"))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@pytest.mark.parametrize("examples", [12, pytest.param(400, marks=pytest.mark.soak)])
def test_whatever_is_done_points_and_money_are_the_bookkeepers(
    cluster: str, home: Path, monkeypatch: pytest.MonkeyPatch, examples: int
) -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    name = f"machine_{worker}"

    async def ground() -> None:
        await _command(cluster, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await _command(cluster, clone_of(f"lianfang_template_{worker}", name))
        await database.open_pool(cluster.format(name))
        Points._at(NOVEMBER)
        await bring_roster()
        await database.close_pool()

    monkeypatch.setenv("DATABASE_URL", cluster.format(name))
    house.cache_clear()
    asyncio.run(ground())
    Points.base, Points.template = cluster, name
    try:
        run_state_machine_as_test(
            Points,
            settings=settings(
                phases=(Phase.generate,),  # a step costs tens of milliseconds: shrinking would take an hour
                max_examples=examples,
                stateful_step_count=30,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        clock.reset_clock()
        with suppress(asyncpg.PostgresError):
            asyncio.run(_command(cluster, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
