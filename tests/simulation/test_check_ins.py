"""S-13: ten thousand honest check-ins on realistic phones, two thousand cheating ones of every kind: both rates, kind by kind."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.flows.patrol.check_in import check_in
from tests.conftest import Clock
from tests.simulation.books import Books
from tests.simulation.cheating import CHEATS
from tests.simulation.ground import POINTS, ZONES, spots
from tests.simulation.patrolled import bring_ground
from tests.simulation.walking import Sent, Taps, honest_round
from tests.watch import key
from zones.patrol.tables import CheckIn

BEGINS = datetime(2026, 11, 2, 11, 30, tzinfo=UTC)
SLOT = timedelta(minutes=100)
HONEST, CHEATING = 10_000, 2_000
SLOTS = HONEST // (ZONES * POINTS)
ALONE = 100_000
"""Whoever cheats walks an outing of his own: nobody's honest round lies beside his."""


def feed(seed: int, slots: int) -> list[Sent]:
    """In the order of arrival. First the rounds of a slot, one a zone, then its cheats."""
    chance, ground, taps = random.Random(seed), spots(), Taps({})
    found: list[Sent] = []
    for slot in range(slots):
        begins = BEGINS + slot * SLOT
        for zone in range(ZONES):
            found += honest_round(slot * ZONES + zone, begins, ground, taps, chance)
        for nth in range(CHEATING // SLOTS):
            number = slot * (CHEATING // SLOTS) + nth
            at, outing = begins + timedelta(minutes=50 + 5 * nth), ALONE + 10 * number + number % ZONES
            found += CHEATS[number % len(CHEATS)](outing, at, ground, taps, chance)
    return sorted(found, key=lambda one: one.at)


def check(counted: Counter[str], sent: Counter[str]) -> str:
    """Both rates, in a line each kind; fails below the bar."""
    honest = counted["honest"] / sent["honest"]
    caught = {kind: 1 - counted[kind] / sent[kind] for kind in sorted(sent) if kind != "honest"}
    told = f"honest {sent['honest']}: {honest:.2%} accepted by themselves\n" + "\n".join(
        f"{kind} {sent[kind]}: {rate:.2%} to a person" for kind, rate in caught.items()
    )
    assert honest >= 0.995 and min(caught.values()) == 1, told
    return told


def test_honest_ones_are_accepted_and_every_kind_of_cheat_goes_to_a_person(home: Any) -> None:
    books, sent = Books(), feed(1, SLOTS)
    counted = Counter(one.kind for one in sent if books.receive(one) == "counted")
    kinds = Counter(one.kind for one in sent)
    assert kinds["honest"] >= HONEST and sum(kinds.values()) - kinds["honest"] == CHEATING
    print(check(counted, kinds))


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_the_same_through_the_flow_on_real_rows(db: str, clock: Clock) -> None:
    sent = feed(2, SLOTS)
    scope, persons = await bring_ground(sent)
    kinds, counted = Counter(one.kind for one in sent), Counter[str]()
    for one in sent:
        clock.set(one.at)
        made = await check_in(OPERATOR, 1, scope, persons[one.person], one.shown, key())
        state = (await CheckIn.select(CheckIn.state).where(CheckIn.id == made))[0]["state"]
        counted[one.kind] += state == "counted"
    print(check(counted, kinds))


def test_the_same_seed_is_the_same_night(home: Any) -> None:
    assert feed(5, 3) == feed(5, 3)
