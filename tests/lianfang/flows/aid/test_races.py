"""Everybody answers in the same moment: as many come as are wanted, the rest hear that it is enough, nobody goes twice."""

import asyncio
from collections import Counter

import pytest
from msgspec import structs

from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.order import order
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.watch import NIGHT, Watch, answers, keep_watch, key
from zones.aid import reads
from zones.aid.actions import LostVersion
from zones.aid.errors import OnAnotherCall
from zones.aid.rules.answering import Come, GiveUp
from zones.aid.rules.deciding import Close
from zones.aid.tables import AidEvent
from zones.aid.vocabulary import KINDS, Request

WANTED = 3
CLOSE = Close(9, "settled", number="1")


async def _told(request: int) -> Counter[tuple[str, str]]:
    rows = await Notice.raw("SELECT kind, receiver FROM notice WHERE about = {}", request)
    return Counter((row["kind"], row["receiver"]) for row in rows)


async def _hundred_at_once(watch: Watch) -> None:
    request = await raise_request(OPERATOR, Cry(1, watch.units[0][0], "suspect"), key())
    own, *crowd = watch.guards[0]
    said = await asyncio.gather(*(respond(OPERATOR, request, Come(one), key()) for one in crowd))
    stands = await answers(request)
    assert Counter(said) == {"coming": WANTED, "stood_down": 100 - WANTED}
    assert {one: stands[one] for one in crowd} == dict(zip(crowd, said, strict=True)) and stands[own] == "told"
    told = await _told(request)
    assert sum(count for (kind, _), count in told.items() if kind == "aid_left") == WANTED
    late = {f"person:{one}" for one in crowd if stands[one] == "stood_down"}
    assert {to: count for (kind, to), count in told.items() if kind == "aid_enough"} == dict.fromkeys(late, 1)
    book = await AidEvent.raw("SELECT seq, kind FROM aid_event WHERE request = {} ORDER BY seq", request)
    assert [row["seq"] for row in book] == list(range(1, len(book) + 1))
    assert [row["kind"] for row in book] == ["raised", "told"] + ["coming"] * WANTED
    await order(OPERATOR, request, CLOSE, key())


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("rounds", [5, pytest.param(200, marks=pytest.mark.soak)])
async def test_of_a_hundred_who_answer_at_once_exactly_as_many_come_as_are_wanted(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch, rounds: int
) -> None:
    monkeypatch.setitem(KINDS, "suspect", structs.replace(KINDS["suspect"], wanted=WANTED))
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, zones=1, units=101, joint=0)
    for _ in range(rounds):
        await _hundred_at_once(watch)


@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.soak)])
async def test_a_guard_who_answers_two_calls_at_once_goes_to_one(db: str, clock: Clock, rounds: int) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, zones=1, units=3)
    guard = watch.guards[0][2]
    two = [await raise_request(OPERATOR, Cry(1, unit, "suspect"), key()) for unit in watch.units[0][:2]]
    for _ in range(rounds):
        said = await asyncio.gather(
            *(respond(OPERATOR, one, Come(guard), key()) for one in two), return_exceptions=True
        )
        assert [one for one in said if one == "coming"] == ["coming"]
        assert sum(isinstance(one, OnAnotherCall) for one in said) == 1
        where = two[said.index("coming")]
        assert await respond(OPERATOR, where, GiveUp(guard), key()) == "cannot"


async def test_without_the_row_s_lock_the_same_crowd_is_not_settled(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the test above bites, and the version check stands behind the lock."""

    async def not_locked(request: int) -> Request | None:
        return (await reads.by_ids([request]))[0]

    monkeypatch.setattr(reads, "locked", not_locked)
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, zones=1, units=12, joint=0)
    with pytest.raises(LostVersion):
        await _hundred_at_once(watch)
