"""Puts notices where the deliverers find them. Nothing is sent inside a request."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import json

from lianfang.notices.planning import Choice, Planned, Way, plan
from lianfang.notices.tables import ChannelChoice, Hook, Sending
from lianfang.notices.tables import Notice as Row
from lianfang.settings import settings
from zones.ground.notice import Notice

_INSERT = """
INSERT INTO notice (key, kind, receiver, about, facts, at)
SELECT *, {} FROM unnest({}::text[], {}::text[], {}::text[], {}::bigint[], {}::text[])
ON CONFLICT (key) DO NOTHING RETURNING id, receiver
"""
_BUREAUS = """
SELECT w.who, coalesce(p.bureau, o.bureau, s.bureau, us.bureau, gs.bureau, b.id) AS bureau
FROM (SELECT who, split_part(who, ':', 1) AS kind, split_part(who, ':', 2)::bigint AS id FROM unnest({}::text[]) who) w
LEFT JOIN person p ON w.kind = 'person' AND p.id = w.id
LEFT JOIN officer o ON w.kind = 'officer' AND o.id = w.id
LEFT JOIN station s ON w.kind = 'desk' AND s.id = w.id
LEFT JOIN unit u ON w.kind = 'unit' AND u.id = w.id LEFT JOIN station us ON us.id = u.station
LEFT JOIN post g ON w.kind = 'post' AND g.id = w.id LEFT JOIN station gs ON gs.id = g.station
LEFT JOIN bureau b ON w.kind IN ('command', 'legal') AND b.id = w.id
"""
_CHOICES = """
SELECT 'person:' || person AS who, channels, after_s FROM channel_choice WHERE person = ANY({}) AND until IS NULL
"""
_DELIVER = """
INSERT INTO sending (notice, bureau, channel, receiver, lane, state, waits_s, due_at, sent_at,
                      tries, epoch, last_error)
SELECT *, 0, 0, '' FROM unnest({}::bigint[], {}::bigint[], {}::text[], {}::text[], {}::text[], {}::text[], {}::int[],
                              {}::timestamptz[], {}::timestamptz[])
ON CONFLICT (notice, channel, receiver) DO NOTHING
"""


async def enqueue(notices: Iterable[Notice], now: datetime) -> None:
    """Inside the flow's transaction: told if and only if that happened. The same key again is the same telling."""
    told = list(notices)
    if not told:
        return
    made = await Row.raw(
        _INSERT,
        now,
        [one.key for one in told],
        [one.kind for one in told],
        [one.to for one in told],
        [one.about for one in told],
        [json.encode(one.facts).decode() for one in told],
    )
    if made:
        await _plan({row["id"]: row["receiver"] for row in made}, now)


async def _plan(notices: dict[int, str], now: datetime) -> None:
    """The deliveries of new notices (their receivers, by id)."""
    receivers = sorted(set(notices.values()))
    bureaus = {row["who"]: row["bureau"] for row in await Row.raw(_BUREAUS, receivers)}
    hooks = [Way(**row) for row in await Hook.raw("SELECT id AS hook, bureau, host FROM hook WHERE until IS NULL")]
    choices = await _choices(receivers) if hooks else {}
    console = not settings().production
    rows = [
        (notice, bureaus.get(to), planned)
        for notice, to in notices.items()
        for planned in plan(to, bureaus.get(to), hooks, choices.get(to), console)
    ]
    await Sending.raw(_DELIVER, *_columns(rows, now))


async def _choices(receivers: list[str]) -> dict[str, Choice]:
    persons = [int(one.removeprefix("person:")) for one in receivers if one.startswith("person:")]
    rows = await ChannelChoice.raw(_CHOICES, persons)
    return {row["who"]: Choice(tuple(row["channels"].split(",")), row["after_s"]) for row in rows}


def _columns(rows: list[tuple[int, int | None, Planned]], now: datetime) -> list[list[object]]:
    table = [
        (notice, bureau, one.channel, one.receiver, one.lane, one.state, one.waits_s, one.due_at(now))
        + ((now if one.state == "sent" else None),)
        for notice, bureau, one in rows
    ]
    return [list(column) for column in zip(*table, strict=True)]


async def announce(kind: str, thing: int) -> None:
    """Tells every process, at commit, that something changed: ids only; who shows it fetches it anew."""
    await Row.raw("SELECT pg_notify('live', {})", f"{kind}:{thing}")
