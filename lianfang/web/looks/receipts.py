"""Who has signed for a bulletin, as far as the reader reaches; the lists of receivers; what a unit's head may sign for."""

from msgspec import Struct

from bulletins.distribution.reads import deliveries, receiver, receivers, unsigned_of
from bulletins.distribution.vocabulary import Delivery, Receiver
from bulletins.register.reads.works import publisher_of, publishers
from bulletins.register.vocabulary import Publisher, Work
from lianfang.access import Actor, NotYours, Thing, can, scope
from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.roster.reads import units


async def receipts_seen(actor: Actor, work: Work) -> tuple[Delivery, ...]:
    """For whoever looks after it; nothing for the others."""
    if not can(actor, "bulletin.receipts"):
        return ()
    async with transaction():
        return tuple(await deliveries(scope(actor, "bulletin.receipts"), work.id))


def own_units(actor: Actor) -> Scope:
    """The units that he is in charge of."""
    held = [one for one in actor.roles if one.role == "unit" and one.unit is not None]
    stations = sorted({station for one in held for station in one.stations})
    return Scope(tuple(stations), units=tuple(one.unit for one in held if one.unit is not None))


async def sent_to_own(actor: Actor, bulletin: int) -> tuple[Delivery, ...]:
    """What was sent to the units that he is in charge of; empty for everybody else."""
    if not can(actor, "bulletin.receive"):
        return ()
    async with transaction():
        return tuple(await deliveries(own_units(actor), bulletin))


async def unsigned_by_own(actor: Actor, bulletins: list[int] | None = None) -> set[int]:
    """Those of these bulletins, or of all, that wait for his signature; none for who signs for no unit."""
    if not can(actor, "bulletin.receive"):
        return set()
    async with transaction():
        return await unsigned_of(own_units(actor), bulletins)


class Lists(Struct, frozen=True):
    """A publisher, how many units get its bulletins, and who besides."""

    publisher: Publisher
    units: int
    receivers: tuple[Receiver, ...]


async def lists_seen(actor: Actor) -> tuple[Lists, ...]:
    """Of every publisher whose stations are all the reader's."""
    reach = scope(actor, "bulletin.deliver")
    async with transaction(snapshot=True):
        kept = await receivers(reach)
        return tuple(
            [
                Lists(
                    one,
                    len(await units(one.scope)),
                    tuple(receiver for receiver in kept if receiver.publisher == one.id),
                )
                for one in await publishers(reach)
                if set(one.stations) <= set(reach.stations)
            ]
        )


async def publisher_kept(actor: Actor, number: int) -> Publisher:
    """One whose list he keeps. Raises NotYours."""
    async with transaction():
        return _kept(actor, await publisher_of(number))


async def receiver_kept(actor: Actor, number: int) -> Receiver:
    """One on a list that he keeps. Raises NotYours."""
    async with transaction():
        found = await receiver(number)
        _kept(actor, await publisher_of(found.publisher if found else 0))
    assert found
    return found


def _kept(actor: Actor, found: Publisher | None) -> Publisher:
    if found is None or not all(can(actor, "bulletin.deliver", Thing(station=one)) for one in found.stations):
        raise NotYours()
    return found
