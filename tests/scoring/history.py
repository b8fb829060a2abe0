"""What many clients do to the ledgers over lines that break, and what each of them is told."""

import itertools
import random
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Any

import asyncpg
from msgspec import Struct

from lianfang.audit.actions import By
from lianfang.commands import Key, answered_once
from lianfang.flows.points.score import score
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.pay import pay, void
from lianfang.flows.redemptions.answer import answer
from lianfang.flows.redemptions.ask import ask
from lianfang.flows.redemptions.withdraw import withdraw
from scoring.points.deductions.vocabulary import Hand
from tests.lines import BROKEN, MOMENTS, Cut, Line
from tests.watch import key
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.journal.actions import correct_deeds, receive, write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.roster.actions import lock_station

CRASHES, AGAIN, LATELY = 0.08, 0.5, 10
"""So that one in twenty breaks: a command that is refused comes to no COMMIT."""
KINDS = {
    "earn": 30,
    "correct": 10,
    "score": 8,
    "ask": 20,
    "withdraw": 8,
    "answer": 8,
    "approve": 4,
    "pay": 3,
    "void": 9,
}
"""What is done how often."""
FIRST_DAY, DAYS = date(2018, 8, 1), 90


class Nothing(Refused):
    """It had been taken back before."""

    code = "nothing"


class Told(Struct):
    """A command by its number, which the books carry as well; `said` is ok, refused or unknown."""

    number: int
    kind: str
    said: str
    crashes: int


class Ground(Struct):
    """Who and what commands are about."""

    station: int
    guards: dict[int, int]
    """Each with his unit."""
    goods: list[str]
    runs: list[int]
    prizes: list[tuple[int, int]]
    """Run and line."""

    @property
    def of(self) -> Scope:
        return Scope((self.station,))


class History:
    """`keeps_keys`: whoever knows nothing sends again with the same key. Without, a test must see what comes of it; a table's
    own check then refuses the record that is there."""

    def __init__(
        self, ground: Ground, line: Line, seed: int, crashes: float = CRASHES, keeps_keys: bool = True
    ) -> None:
        self.ground, self.line, self.crashes, self.keeps_keys = ground, line, crashes, keeps_keys
        self.chance, self.numbers = random.Random(seed), itertools.count(1)
        self.refusals = (Refused,) if keeps_keys else (Refused, asyncpg.UniqueViolationError)
        self.told: list[Told] = []
        self.records: list[int] = []
        self.asked: list[tuple[int, int]] = []
        """Redemption and whose."""

    async def client(self, commands: int) -> None:
        """One after the other, each by its kind's chance."""
        for _ in range(commands):
            number = next(self.numbers)
            (kind,) = self.chance.choices(list(KINDS), list(KINDS.values()))
            send = getattr(self, f"_{kind}")(number)
            if send is not None:
                self.told.append(await self._sent(Told(number, kind, "unknown", 0), send))

    async def _sent(self, told: Told, send: Callable[[Key], Awaitable[Any]]) -> Told:
        """Of those that hear nothing half send again."""
        pressed, goes_on = key(), True
        while goes_on:
            self.line.carry(self._cut(told))
            try:
                await send(pressed)
                told.said = "ok"
            except self.refusals:
                told.said = "refused"
            except BROKEN:
                told.crashes += 1
            goes_on = told.said == "unknown" and self.chance.random() < AGAIN
            pressed = pressed if self.keeps_keys else key()
        self.line.carry(None)
        return told

    def _cut(self, told: Told) -> Cut | None:
        """At any statement as likely as at each moment around the COMMIT."""
        if self.chance.random() >= self.crashes:
            return None
        return Cut(self.chance.choice([*MOMENTS, self.chance.randint(1, 12)]))

    def _earn(self, number: int) -> Callable[[Key], Awaitable[Any]]:
        person, unit = self.chance.choice(list(self.ground.guards.items()))
        fact = Fact("rescue", FIRST_DAY + timedelta(days=self.chance.randrange(DAYS)), person, unit)

        async def do(now: datetime) -> str:
            await write_deeds(None, self.ground.station, "item", [(number, Source("登记", number), fact)], now)
            return "written"

        async def send(pressed: Key) -> None:
            await answered_once(pressed, ["earn", str(number)], do)
            self.records.append(number)

        return send

    def _correct(self, number: int) -> Callable[[Key], Awaitable[Any]] | None:
        if not self.records:
            return None
        record = self.chance.choice(self.records[-LATELY:])

        async def do(now: datetime) -> str:
            await lock_station(self.ground.station)  # as a file that is brought again does
            delivery = await receive(self.ground.station, None, str(number).encode(), now)
            if not await correct_deeds(delivery, "item", [record], now):
                raise Nothing()
            return "taken back"

        return lambda pressed: answered_once(pressed, ["correct", str(record), str(number)], do)

    def _score(self, _: int) -> Callable[[Key], Awaitable[Any]]:
        return lambda _: score(self.ground.station)

    def _ask(self, number: int) -> Callable[[Key], Awaitable[Any]]:
        person, good = self.chance.choice(list(self.ground.guards)), self.chance.choice(self.ground.goods)
        own = Scope((self.ground.station,), person=person)

        async def send(pressed: Key) -> None:
            made = await ask(_by(number), own, number, good, pressed)
            self.asked.append((made, person))

        return send

    def _withdraw(self, number: int) -> Callable[[Key], Awaitable[Any]] | None:
        if not self.asked:
            return None
        redemption, person = self.chance.choice(self.asked[-LATELY:])
        own = Scope((self.ground.station,), person=person)
        return lambda pressed: withdraw(_by(number), own, redemption, pressed)

    def _answer(self, number: int) -> Callable[[Key], Awaitable[Any]] | None:
        if not self.asked:
            return None
        redemption, _ = self.chance.choice(self.asked[-LATELY:])
        word = self.chance.choice(["handed", "declined"])
        return lambda pressed: answer(_by(number), self.ground.of, Hand(number, None), redemption, word, pressed)

    def _approve(self, number: int) -> Callable[[Key], Awaitable[Any]]:
        run = self.chance.choice(self.ground.runs)
        return lambda pressed: approve(_by(number), Hand(number, None), self.ground.of, run, pressed)

    def _pay(self, number: int) -> Callable[[Key], Awaitable[Any]]:
        run = self.chance.choice(self.ground.runs)
        return lambda pressed: pay(_by(number), Hand(number, None), self.ground.of, run, f"转{number}号", pressed)

    def _void(self, number: int) -> Callable[[Key], Awaitable[Any]]:
        run, prize = self.chance.choice(self.ground.prizes)
        hand = Hand(number, None)
        return lambda pressed: void(_by(number), hand, self.ground.of, run, prize, "refused", pressed)


def _by(number: int) -> By:
    return By(f"account:{number}")
