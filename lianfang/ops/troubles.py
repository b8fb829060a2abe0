"""Troubles: an invariant that does not hold is one row, from when it is first seen until it has not been seen for a while."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.tables import Trouble

CALM = timedelta(seconds=90)
"""Two looks in a row: what comes and goes between two minutes is one trouble, told once."""

_SEEN = """
INSERT INTO trouble (code, since, seen_at) SELECT code, {}, {} FROM unnest({}::text[]) AS code
ON CONFLICT (code) WHERE until IS NULL DO UPDATE SET seen_at = excluded.seen_at
RETURNING id, code, (xmax = 0) AS fresh
"""
_OVER = "UPDATE trouble SET until = {} WHERE until IS NULL AND seen_at <= {} RETURNING id, code"


class Turn(Struct, frozen=True):
    """A trouble that begins, or is over."""

    id: int
    code: str
    over: bool


class TroubleRow(Struct, frozen=True):
    code: str
    since: datetime
    until: datetime | None


async def turns(codes: list[str], now: datetime) -> list[Turn]:
    """What is bad now is written down; returns what began and what is over with this look."""
    seen = await Trouble.raw(_SEEN, now, now, codes) if codes else []
    over = await Trouble.raw(_OVER, now, now - CALM)
    begun = [Turn(row["id"], row["code"], over=False) for row in seen if row["fresh"]]
    return begun + [Turn(row["id"], row["code"], over=True) for row in over]


async def open_codes() -> list[str]:
    """Codes of the troubles that are not over."""
    return [row["code"] for row in await Trouble.raw("SELECT code FROM trouble WHERE until IS NULL ORDER BY id")]


async def recent(most: int = 20) -> list[TroubleRow]:
    """The newest first. Codes of the whole installation, nobody's data."""
    rows = await Trouble.raw("SELECT code, since, until FROM trouble ORDER BY since DESC, id DESC LIMIT {}", most)
    return [TroubleRow(**row) for row in rows]
