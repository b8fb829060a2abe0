"""不持证不上岗: a warning before a guard without a certificate is named for a patrol, a refusal where the station wants that."""

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.flows.certificates.settings import settle
from lianfang.flows.patrol.name_walker import name_walker
from lianfang.flows.patrol.tonight import of_unit
from lianfang.web.looks.patrol import patrols_seen
from tests.conftest import Clock
from tests.evening import BEGINS, NOON, evening
from tests.watch import key
from zones.ground.scope import Scope
from zones.patrol.tables import Seat
from zones.roster.errors import Uncertified
from zones.roster.reads import stations
from zones.roster.reads.register import Guarding
from zones.roster.tables import Certificate
from zones.roster.vocabulary import Pattern


async def test_the_unit_is_warned_and_refused_as_the_station_wants(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening(named=False)
    own, whom = Scope((here.watch.station,), unit=here.units[0]), here.persons[0]
    assert (await of_unit(own)).uncertified == frozenset()
    await Certificate.update({Certificate.until: NOON.date()}).where(Certificate.person == whom)
    clock.set(BEGINS.replace(day=21, hour=3))
    await _wanted("warn", "unit")
    assert (await of_unit(own)).uncertified == {whom}
    for guarding, warned in (("off", "unit"), ("warn", "police")):
        await _wanted(guarding, warned)
        assert (await of_unit(own)).uncertified == frozenset()


async def test_a_walker_without_a_certificate_is_named_unless_the_station_refuses(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening(named=False)
    own, whom = Scope((here.watch.station,), unit=here.units[0]), here.persons[0]
    await Certificate.delete().where(Certificate.person == whom)
    await _wanted("refuse", "unit")
    with pytest.raises(Uncertified):
        await name_walker(OPERATOR, own, here.outing, whom, True, key())
    assert not await Seat.exists().where(Seat.person == whom)
    await _wanted("warn", "unit")
    await name_walker(OPERATOR, own, here.outing, whom, True, key())
    assert await Seat.exists().where(Seat.person == whom)


async def _wanted(guarding: str, warned: str) -> None:
    (station,) = await stations()
    await settle(OPERATOR, station, Guarding(guarding, warned), Pattern(), key())


async def test_the_station_sees_who_was_named_without_one(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    whom = here.persons[1]
    await Certificate.delete().where(Certificate.person == whom)
    assert (await patrols_seen(here.scope, None, None)).uncertified == {whom}
    await _wanted("warn", "police")
    assert (await patrols_seen(here.scope, None, None)).uncertified == {whom}
    await _wanted("off", "unit")
    assert (await patrols_seen(here.scope, None, None)).uncertified == frozenset()
