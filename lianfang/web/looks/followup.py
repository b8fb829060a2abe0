"""督办 as the office sees it: everything open, a bulletin's 批示, meetings."""

from datetime import datetime

from msgspec import Struct

from bulletins.followup import reads
from bulletins.followup.vocabulary import Instruction, Item, Meeting
from bulletins.register.reads.works import publisher_of, publishers
from bulletins.register.vocabulary import Publisher, Work
from lianfang.access import Actor, NotYours, Thing, can, scope
from lianfang.database import transaction
from zones.roster.reads import stations, units

KEEP = "followup.keep"


class FollowUps(Struct, frozen=True):
    """All items that the reader looks after, and whose they are."""

    items: tuple[Item, ...]
    publishers: dict[int, Publisher]
    now: datetime


async def followups_seen(actor: Actor) -> FollowUps:
    """Open ones and ended ones."""
    reach = scope(actor, KEEP)
    async with transaction(snapshot=True) as now:
        return FollowUps(tuple(await reads.items(reach)), {one.id: one for one in await publishers(reach)}, now)


class Instructed(Struct, frozen=True):
    """A bulletin's 批示 with what follows from them; `owners` are names to choose from."""

    instructions: tuple[Instruction, ...]
    items: tuple[Item, ...]
    owners: tuple[str, ...]


async def instructed_seen(actor: Actor, work: Work) -> Instructed | None:
    """For whoever keeps them; None for the others."""
    if not can(actor, KEEP):
        return None
    reach = scope(actor, KEEP)
    async with transaction(snapshot=True):
        return Instructed(
            tuple(await reads.instructions(reach, work.id)),
            tuple(await reads.items_of(reach, bulletin=work.id)),
            await _owners(work.publisher),
        )


async def item_kept(actor: Actor, number: int) -> Publisher:
    """Whose item it is. Raises NotYours."""
    async with transaction():
        found = await reads.item(number)
        return _kept(actor, await publisher_of(found.publisher if found else 0))


class Meetings(Struct, frozen=True):
    """All that the reader keeps, the publishers that may hold one, and whom a decision may name."""

    meetings: tuple[Meeting, ...]
    publishers: tuple[Publisher, ...]
    owners: tuple[str, ...]
    now: datetime


async def meetings_seen(actor: Actor) -> Meetings:
    """Newest first."""
    reach = scope(actor, KEEP)
    async with transaction(snapshot=True) as now:
        held = tuple(one for one in await publishers(reach) if set(one.stations) <= set(reach.stations))
        owners = dict.fromkeys([name for one in held for name in await _owners(one)])
        return Meetings(tuple(await reads.meetings(reach)), held, tuple(owners), now)


class MeetingSeen(Struct, frozen=True):
    """One meeting, who held it, what was decided."""

    meeting: Meeting
    publisher: Publisher
    items: tuple[Item, ...]
    now: datetime


async def meeting_seen(actor: Actor, number: int) -> MeetingSeen:
    """Raises NotYours."""
    async with transaction(snapshot=True) as now:
        found = await reads.meeting_by_id(number)
        publisher = _kept(actor, await publisher_of(found.publisher if found else 0))
        assert found
        items = await reads.items_of(publisher.scope, meeting=number)
        return MeetingSeen(found, publisher, tuple(items), now)


async def _owners(publisher: Publisher) -> tuple[str, ...]:
    own = [one.name for one in await stations() if one.id in publisher.stations]
    return (*own, *(one.name for one in await units(publisher.scope)))


def _kept(actor: Actor, found: Publisher | None) -> Publisher:
    if found is None or not all(can(actor, KEEP, Thing(station=one)) for one in found.stations):
        raise NotYours()
    return found
