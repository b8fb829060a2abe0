"""A request of backup as the API gives it: one shape, of which each audience gets its part. No phone numbers of people."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from lianfang.flows.aid.seen import Helper, Mine, Seen
from zones.aid.reads import EventRow, LeftOutRow
from zones.aid.vocabulary import Misuse


class Position(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the phone says it is (WGS-84), and how well it knows."""

    longitude: Annotated[float, Meta(ge=-180, le=180)]
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    accuracy_m: Annotated[int, Meta(ge=0, le=100_000)] | None = None


class AidHelper(Struct, frozen=True, omit_defaults=True):
    """One who was told. His reason and his distance are for the desk and himself."""

    person: int
    name: str
    unit_name: str
    role: str
    answer: str
    told_at: datetime | None = None
    seen_at: datetime | None = None
    answered_at: datetime | None = None
    arrived_at: datetime | None = None
    helps: tuple[str, ...] = ()
    metres: int | None = None
    reason: str = ""


class AidRang(Struct, frozen=True):
    """rang_desk or rang_command, and when."""

    what: str
    at: datetime


class AidPaused(Struct, frozen=True):
    """The last day on which the unit's requests reach no other unit's guards, and what it was judged to have misused them for."""

    until: date
    why: Misuse


class AidSeen(Struct, frozen=True, omit_defaults=True):
    """`for` says whose part it is: desk, unit (that asked), sender (whose guard goes), told.

    Who was told reads who goes with him, and himself. `paused`: its neighbours were not called, until when and why.
    What is empty is left out.
    """

    id: int
    audience: str = msgspec.field(name="for")
    state: str
    version: int
    kind: str
    word: str
    dial: str
    unit: int
    unit_name: str
    zone_name: str
    drill: bool
    raised_at: datetime
    desk_phone: str
    ended_at: datetime | None = None
    helpers: tuple[AidHelper, ...] = ()
    wanted: int | None = None
    sent: int | None = None
    received_at: datetime | None = None
    received_by: str = ""
    calmed_at: datetime | None = None
    first_sent_at: datetime | None = None
    arrived_at: datetime | None = None
    rang: tuple[AidRang, ...] = ()
    paused: AidPaused | None = None
    outcome: str = ""
    number: str = ""
    no_call_out: str = ""
    injured: int = 0
    left_out: tuple[LeftOutRow, ...] = ()
    events: tuple[EventRow, ...] = ()


def shaped(seen: Seen, audience: str, person: int | None = None) -> AidSeen:
    """The part of an audience. `person` is who asks, where he was told."""
    request, kind = seen.request, seen.kind
    more = _running(seen) if audience != "told" else {}
    if audience == "desk":
        more |= {name: getattr(request, name) for name in ("outcome", "number", "no_call_out", "injured")}
        more |= {"left_out": seen.left_out, "events": seen.events}
    concerned = [one for one in seen.helpers if audience != "told" or one.alert.person == person or one.alert.sent]
    return AidSeen(
        request.id,
        audience,
        request.state,
        request.version,
        kind.code,
        kind.word,
        kind.dial,
        request.unit,
        seen.unit_name,
        seen.zone_name,
        request.drill,
        request.raised_at,
        seen.desk_phone,
        request.ended_at,
        tuple(_helper(one, audience == "desk" or one.alert.person == person) for one in concerned),
        **more,
    )


def mine(one: Mine) -> AidSeen:
    """As its own helper sees it."""
    return shaped(one.seen, "told", one.own.alert.person)


def _running(seen: Seen) -> dict[str, Any]:
    """How far it is: for everybody but those who were told."""
    request, pause = seen.request, seen.request.policy.paused
    return {
        "wanted": request.policy.wanted,
        "sent": request.sent,
        "received_at": request.received_at,
        "received_by": seen.received_by,
        "calmed_at": request.calmed_at,
        "first_sent_at": seen.first_sent_at,
        "arrived_at": seen.arrived_at,
        "rang": tuple(AidRang(what, at) for what, at in seen.rang),
        "paused": AidPaused(pause.until, pause.why) if pause else None,
    }


def _helper(one: Helper, whole: bool) -> AidHelper:
    alert = one.alert
    return AidHelper(
        alert.person,
        one.name,
        one.unit_name,
        alert.role,
        alert.answer,
        alert.told_at,
        alert.seen_at,
        alert.answered_at,
        alert.arrived_at,
        alert.helps,
        alert.metres if whole else None,
        alert.reason if whole else "",
    )
