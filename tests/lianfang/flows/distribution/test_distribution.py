"""What is issued goes to every unit and to the list; it is signed for once; who has not is reminded once."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from bulletins.distribution.errors import (
    AlreadyReceived,
    NoSuchReceiver,
    NotDelivered,
    ReceiptDayWrong,
    ReceiverNameNeeded,
)
from bulletins.distribution.reads import deliveries, receivers, unsigned_of
from bulletins.distribution.rules import reminded_on
from bulletins.distribution.vocabulary import Delivery
from bulletins.register.reads.works import work as work_by_id
from bulletins.register.vocabulary import Work
from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.bulletin import correct as correcting
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.correct import Correcting, correct
from lianfang.flows.distribution.add_receiver import Listed, add_receiver
from lianfang.flows.distribution.change_receiver import change_receiver
from lianfang.flows.distribution.receive import receive
from lianfang.flows.distribution.remind import remind_unsigned
from lianfang.flows.distribution.take_paper import take_paper
from lianfang.flows.people.leave import leave
from lianfang.notices.tables import Notice
from tests.cast import bring_everything, drafted, issued_week
from tests.conftest import Clock
from tests.lianfang.flows.test_issue import _tiny
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.roster.tables import Person

NOON = datetime(2018, 10, 15, 12, tzinfo=SHANGHAI)
"""A Monday: two working days later is Wednesday."""


@pytest.fixture
async def work(db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Issued on Monday noon, with one receiver outside on the list."""
    await bring_everything()
    clock.set(NOON)
    for flow in (issuing, correcting):
        monkeypatch.setattr(flow, "pressed", _tiny)
    await add_receiver(OPERATOR, (await drafted()).publisher, Listed("区教育局", 2), key())
    number = await issued_week()
    async with transaction():
        found = await work_by_id(number)
    assert found
    return found


async def _sent(work: Work, unit: int | None = None) -> dict[str, Delivery]:
    async with transaction():
        return {one.to: one for one in await deliveries(Scope(work.publisher.stations, unit=unit), work.id)}


async def _told(kind: str) -> list[str]:
    return sorted(row["receiver"] for row in await Notice.raw("SELECT receiver FROM notice WHERE kind = {}", kind))


async def test_every_unit_is_told_and_the_list_is_as_it_was_on_the_day(work: Work) -> None:
    sent = await _sent(work)
    assert list(sent) == ["翠园小区", "柳河中学", "老街市场", "区教育局"]
    assert [one.copies for one in sent.values()] == [1, 1, 1, 2]
    assert await _told("bulletin_issued") == sorted(f"unit:{one.unit}" for one in sent.values() if one.unit)
    async with transaction():
        (listed,) = await receivers(work.publisher.scope)
        assert await receivers(Scope((999,))) == [], "another bureau's list is not there"
    await change_receiver(OPERATOR, listed, Listed("区教体局", 3, paper=False), key())
    with pytest.raises(NoSuchReceiver):
        await change_receiver(OPERATOR, listed, None, key())
    async with transaction():
        assert [(one.name, one.copies, one.paper) for one in await receivers(work.publisher.scope)] == [
            ("区教体局", 3, False)
        ]
    assert list(await _sent(work)) == list(sent), "what was sent stays as it was"
    assert list(await _sent(work, sent["柳河中学"].unit)) == ["柳河中学"], "a unit sees its own alone"


async def test_a_unit_signs_once_by_phone_or_on_paper_and_its_head_can_be_forgotten(work: Work, clock: Clock) -> None:
    sent, stations = await _sent(work), work.publisher.stations
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    own = Scope(stations, units=(sent["翠园小区"].unit or 0,))
    async with transaction():
        assert await unsigned_of(own, [work.id, 0]) == {work.id}
    keys = [key() for _ in range(4)]
    done = await asyncio.gather(
        *(receive(OPERATOR, own, person, work.id, 0, one) for one in (*keys, keys[0])), return_exceptions=True
    )
    assert sum(isinstance(one, AlreadyReceived) for one in done) >= 3 and None in done
    with pytest.raises(AlreadyReceived) as second:
        await take_paper(OPERATOR, work.publisher.scope, work, sent["翠园小区"].id, date(2018, 10, 15), "赵大山", key())
    assert second.value.facts == {"to": "翠园小区", "day": "10月15日", "who": "赵大山"}
    with pytest.raises(NotYours):
        await receive(OPERATOR, Scope(stations, units=()), person, work.id, 0, key())
    school = sent["柳河中学"].id
    clock.set(NOON + timedelta(days=1))
    for day, name, why in (
        (date(2018, 10, 14), "钱小河", ReceiptDayWrong),
        (date(2018, 10, 17), "钱小河", ReceiptDayWrong),
        (date(2018, 10, 15), " ", ReceiverNameNeeded),
    ):
        with pytest.raises(why):
            await take_paper(OPERATOR, work.publisher.scope, work, school, day, name, key())
    with pytest.raises(NotDelivered):
        await take_paper(OPERATOR, Scope((999,)), work, school, date(2018, 10, 16), "钱小河", key())
    for delivery in (school, sent["老街市场"].id):  # the same name at another unit is another man
        await take_paper(OPERATOR, work.publisher.scope, work, delivery, date(2018, 10, 16), "钱小河", key())
    for name in ("赵大山", "钱小河"):
        async with transaction() as now:
            gone = (await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"]
            await leave(OPERATOR, gone, now)
    signed = [(one.to, one.signed_on, one.signed_by, one.paper) for one in (await _sent(work)).values()]
    async with transaction():
        every = [
            await unsigned_of(Scope(stations, units=(one.unit,)), [work.id, 0]) for one in sent.values() if one.unit
        ]
        other = await unsigned_of(Scope((999,), units=(sent["老街市场"].unit or 0,)), [work.id])
    assert every == [set(), set(), set()] and other == set()
    assert signed == [
        ("翠园小区", date(2018, 10, 15), "", False),
        ("柳河中学", date(2018, 10, 16), "", True),
        ("老街市场", date(2018, 10, 16), "钱小河", True),
        ("区教育局", None, "", False),
    ]


async def test_who_has_not_signed_is_reminded_once_after_two_working_days_by_day(work: Work, clock: Clock) -> None:
    sent = await _sent(work)
    await receive(
        OPERATOR, Scope(work.publisher.stations, units=(sent["翠园小区"].unit or 0,)), None, work.id, 0, key()
    )
    names = ("刘文书", "陈向东", "王立新")
    await correct(OPERATOR, work, Correcting("抄错", (("第一部分", "18起", "19起"),), False, names), key())
    assert len(await _told("erratum_issued")) == 3, "a correction is sent as well"
    for hours in (24, 48 - 5, 48 + 9):  # Tuesday; Wednesday at seven and at nine in the evening
        clock.set(NOON + timedelta(hours=hours))
        assert await remind_unsigned() == 0
    clock.set(NOON + timedelta(hours=45))
    assert sorted(await asyncio.gather(*(remind_unsigned() for _ in range(5)))) == [0, 0, 0, 0, 5]
    late = [f"unit:{sent[name].unit}" for name in ("柳河中学", "老街市场")]
    assert await _told("bulletin_unsigned") == sorted([*late, *late, f"unit:{sent['翠园小区'].unit}"])
    clock.set(NOON + timedelta(days=9))
    assert await remind_unsigned() == 0


def test_two_working_days_pass_over_holidays() -> None:
    assert reminded_on(date(2018, 9, 29), is_working_day) == date(2018, 10, 8), "a Sunday of work between"
    assert reminded_on(date(2018, 9, 30), is_working_day) == date(2018, 10, 9), "国庆 between"
