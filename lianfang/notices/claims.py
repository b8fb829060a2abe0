"""Who delivers what: a claim is a lease of a few seconds, and only the last claim may write what came of it.

Every function runs inside a short transaction of its own; sending happens between two of them.
"""

from datetime import datetime, timedelta
from typing import Any

from msgspec import json

from lianfang.notices.channels.channel import Letter
from lianfang.notices.rules import EXPIRES, MOST_TRIES, Outcome
from lianfang.notices.tables import Sending

LEASE = timedelta(seconds=10)
"""Twice the longest try, and what a killed process may hold up its letters."""
MOST_EXPIRED = 500

_FREE = "d.state = 'waiting' AND d.due_at <= {} AND (d.lease_until IS NULL OR d.lease_until <= {})"
_LANES = f"SELECT d.channel, d.lane, count(*) AS letters FROM sending d WHERE {_FREE} GROUP BY d.channel, d.lane"
_CLAIM = f"""
WITH found AS MATERIALIZED (
    SELECT f.id FROM unnest({{}}::text[], {{}}::int[]) AS w(lane, room)
    CROSS JOIN LATERAL (
        SELECT d.id FROM sending d WHERE d.lane = w.lane AND {_FREE}
        ORDER BY d.due_at, d.id LIMIT w.room FOR UPDATE SKIP LOCKED) f)
UPDATE sending c SET lease_until = {{}}, epoch = c.epoch + 1, tries = c.tries + 1 FROM found WHERE c.id = found.id
RETURNING c.id, c.epoch, c.tries, c.channel, c.lane, c.receiver, c.waits_s > 0 AS waits, c.notice
"""
_LETTERS = """
SELECT n.id AS notice, n.key, n.kind, n.receiver AS "to", n.about, n.facts, n.at FROM notice n WHERE n.id = ANY({})
"""
_HOOKS = "SELECT 'hook:' || id AS receiver, url AS address, secret FROM hook WHERE until IS NULL"
_SETTLE = """
UPDATE sending SET state = {}, last_error = {}, due_at = coalesce({}, due_at), lease_until = NULL,
                    sent_at = CASE WHEN {} THEN {}::timestamptz END, looked_at = CASE WHEN {} THEN looked_at END
WHERE id = {} AND epoch = {} AND state = 'waiting' RETURNING id
"""
_RELEASE = """
UPDATE sending SET lease_until = NULL FROM unnest({}::bigint[], {}::int[]) AS held(id, epoch)
WHERE sending.id = held.id AND sending.epoch = held.epoch AND state = 'waiting' RETURNING sending.id
"""
_EXPIRE = f"""
UPDATE sending SET state = 'dead', lease_until = NULL, epoch = epoch + 1, looked_at = NULL,
                    last_error = CASE WHEN tries >= {MOST_TRIES} THEN 'tries' ELSE 'expired' END
WHERE id IN (
    SELECT d.id FROM sending d JOIN notice n ON n.id = d.notice
    WHERE {_FREE} AND (d.tries >= {MOST_TRIES} OR coalesce(d.looked_at, n.at) <= {{}}) LIMIT {MOST_EXPIRED} FOR UPDATE OF d SKIP LOCKED)
RETURNING id
"""


async def due_lanes(now: datetime) -> list[tuple[str, str, int]]:
    """(channel, lane, how many letters) of whatever may be claimed."""
    return [(row["channel"], row["lane"], row["letters"]) for row in await Sending.raw(_LANES, now, now)]


async def claim(room: dict[str, int], now: datetime) -> list[Letter]:
    """The oldest letters of these lanes, as many as there is room for. What another process claims is passed over."""
    if not room:
        return []
    rows = await Sending.raw(_CLAIM, list(room), list(room.values()), now, now, now + LEASE)
    if not rows:
        return []
    notices = {row.pop("notice"): row for row in await Sending.raw(_LETTERS, [row["notice"] for row in rows])}
    hooks = {row.pop("receiver"): row for row in await Sending.raw(_HOOKS)}
    return [_letter(row, notices[row["notice"]], hooks.get(row["receiver"], {}), now) for row in rows]


def _letter(row: dict[str, Any], notice: dict[str, Any], hook: dict[str, Any], now: datetime) -> Letter:
    own = {name: row[name] for name in ("id", "epoch", "tries", "channel", "lane", "waits")}
    return Letter(**own | hook | notice | {"facts": json.decode(notice["facts"])}, now=now)


async def settle(letter: Letter, outcome: Outcome, now: datetime) -> bool:
    """Write what came of a try; False where another claim has been made since: then this one no longer counts."""
    sent = outcome.state == "sent"
    seen = outcome.state != "dead"  # one that dies again is to be looked at again
    made = await Sending.raw(
        _SETTLE, outcome.state, outcome.error, outcome.due_at, sent, now, seen, letter.id, letter.epoch
    )
    return bool(made)


async def release(held: dict[int, int]) -> int:
    """Give leases back before their time (epochs by sending); another process takes them at once."""
    return len(await Sending.raw(_RELEASE, list(held), list(held.values())))


async def expire(now: datetime) -> int:
    """Whatever is too old, or ended its process again and again, is dead: nobody waits for it, a person sees it.

    Of what somebody sent again the hour begins anew.
    """
    return len(await Sending.raw(_EXPIRE, now, now, now - EXPIRES))
