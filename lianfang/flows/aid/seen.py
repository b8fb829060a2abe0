"""A request as people see it: names, times, who comes, who helps from the post, who has not looked. One snapshot each."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.access import Actor, NotYours, Thing, can
from lianfang.accounts.states import Behind, behind
from lianfang.database import transaction
from lianfang.flows.aid.shots import PHOTOS_OF, Shot, bringer, shots
from lianfang.photos.reads import photos_of
from zones.aid import reads
from zones.aid.reads import EventRow, LeftOutRow, Names
from zones.aid.vocabulary import KINDS, Alert, Kind, Request
from zones.duty.reads import on_duty
from zones.duty.vocabulary import OnDuty
from zones.ground.scope import Scope

KEPT = timedelta(minutes=30)
"""So long after its end a request is still shown to whoever was told of it."""
RECENT = timedelta(hours=24)


class Helper(Struct, frozen=True):
    """One who was told: his alert, his name, his unit's."""

    alert: Alert
    name: str
    unit_name: str


class Seen(Struct, frozen=True):
    """A request with names. `received_by` is the officer's; `rang` the times at which desk and command centre were rung.

    `left_out` and `events` are for the desk alone.
    """

    request: Request
    kind: Kind
    unit_name: str
    zone_name: str
    desk_phone: str
    received_by: str
    rang: tuple[tuple[str, datetime], ...]
    helpers: tuple[Helper, ...]
    photos: tuple[Shot, ...] = ()
    left_out: tuple[LeftOutRow, ...] = ()
    events: tuple[EventRow, ...] = ()

    @property
    def first_sent_at(self) -> datetime | None:
        """派员: when the first from elsewhere said that he comes."""
        return min(
            (one.alert.answered_at for one in self.helpers if one.alert.sent and one.alert.answered_at), default=None
        )

    @property
    def arrived_at(self) -> datetime | None:
        """到场: the first."""
        return min((one.alert.arrived_at for one in self.helpers if one.alert.arrived_at), default=None)

    def of(self, *answers: str) -> tuple[Helper, ...]:
        """Helpers whose answer is one of these."""
        return tuple(one for one in self.helpers if one.alert.answer in answers)


class Mine(Struct, frozen=True):
    """A request as it concerns one person, and what stands about him in it."""

    seen: Seen
    own: Helper


class Board(Struct, frozen=True):
    """A duty desk's: open requests, those of the last day that ended, everybody at a post now."""

    now: datetime
    open: tuple[Seen, ...]
    ended: tuple[Seen, ...]
    on_duty: tuple[OnDuty, ...]


async def board(scope: Scope) -> Board:
    """Of the scope's stations."""
    async with transaction(snapshot=True) as now:
        requests = await reads.recent(scope, now - RECENT)
        listed = {request.id for request in requests}
        requests += [request for request in await reads.open_requests(scope) if request.id not in listed]
        shown = await named(requests, whole=True)
        people = await on_duty(scope, now)
    return Board(
        now,
        tuple(one for one in shown if one.request.state == "open"),
        tuple(one for one in shown if one.request.state != "open"),
        tuple(people),
    )


async def request_seen(actor: Actor, request: int) -> tuple[str, Seen, datetime]:
    """(for whom, the request, now). For whom: desk, unit (that asked), told, sender (whose guard is on the way).

    Raises NotYours, as for a request that does not exist.
    """
    async with transaction(snapshot=True) as now:
        found = await reads.by_ids([request])
        audience = audience_of(actor, found[0], now) if found else ""
        if not audience:
            raise NotYours()
        (seen,) = await named(found, whole=audience == "desk")
        return audience, seen, now


async def standing(actor: Actor, request: int) -> tuple[str, Request]:
    """(for whom, the request) without names: asked before a command. Raises NotYours, at the same cost for what is not there."""
    async with transaction() as now:
        found = await reads.by_ids([request])
    audience = audience_of(actor, found[0], now) if found else ""
    if not audience:
        raise NotYours()
    return audience, found[0]


def audience_of(actor: Actor, request: Request, now: datetime) -> str:
    """For whom he may see it; empty where he may not."""
    if can(actor, "aid.desk", Thing(station=request.station)):
        return "desk"
    units = {held.unit for held in actor.roles if held.role in ("guard", "leader", "unit") and held.unit is not None}
    if request.unit in units:
        return "unit"
    over = request.ended_at is not None and request.ended_at + KEPT < now
    if over:
        return ""
    if actor.person is not None and request.alert_of(actor.person):
        return "told"
    led = {held.unit for held in actor.roles if held.role == "unit"}
    return "sender" if any(alert.unit in led and _was_sent(alert) for alert in request.alerts) else ""


def _was_sent(alert: Alert) -> bool:
    """On the way, there, or called back by his unit: that answer, too, is given twice alike."""
    return alert.sent or alert.answer == "recalled"


async def my_alerts(person: int) -> tuple[tuple[Mine, ...], datetime]:
    """(what a person was told of and is open or ended in the last half hour, now); the newest first."""
    async with transaction(snapshot=True) as now:
        found = await reads.told_to(person, now - KEPT)
        shown = await named(found)
    mine = tuple(Mine(one, own) for one in shown for own in one.helpers if own.alert.person == person)
    return mine, now


async def unit_requests(scope: Scope) -> tuple[tuple[Seen, ...], datetime]:
    """(open requests of the scope's unit and those of the last day, now)."""
    async with transaction(snapshot=True) as now:
        return tuple(await named(await reads.recent(scope, now - RECENT))), now


async def named(requests: list[Request], whole: bool = False) -> list[Seen]:
    """With names; `whole` with what only the desk sees. As many statements for one as for many.

    Inside an open transaction; whoever asks has checked that they may be seen.
    """
    if not requests:
        return []
    ids = [request.id for request in requests]
    names, events, photos = await reads.names(requests), await reads.events(ids), await photos_of(PHOTOS_OF, ids)
    officers = [line.account for book in events.values() for line in book if line.kind == "received" and line.account]
    known = await behind([*officers, *(bringer(one) for found in photos.values() for one in found)])
    left_out = await reads.left_out(ids) if whole else {}
    return [
        _seen(
            request,
            names,
            known,
            events[request.id],
            shots(photos.get(request.id, []), known),
            tuple(left_out.get(request.id, ())),
            whole,
        )
        for request in requests
    ]


def _seen(
    request: Request,
    names: Names,
    known: dict[int, Behind],
    events: list[EventRow],
    photos: tuple[Shot, ...],
    left_out: tuple[LeftOutRow, ...],
    whole: bool,
) -> Seen:
    unit, zone, phone = names.units[request.unit]
    rang = tuple((event.kind, event.at) for event in events if event.kind in ("rang_desk", "rang_command"))
    received = next((event.account for event in events if event.kind == "received"), None)
    helpers = tuple(
        Helper(alert, names.persons[alert.person], names.units[alert.unit][0] if alert.unit is not None else "")
        for alert in request.alerts
    )
    by = known[received].name if received in known else ""
    book = tuple(events) if whole else ()
    return Seen(request, KINDS[request.kind], unit, zone, phone, by, rang, helpers, photos, left_out, book)
