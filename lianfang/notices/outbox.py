"""Puts notices where the deliverers find them. Nothing is sent inside a request."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import json

from lianfang.notices.tables import Notice as Row
from zones.ground.notice import Notice


async def enqueue(notices: Iterable[Notice], now: datetime) -> None:
    """Inside the flow's transaction: told if and only if that happened. The same key again is the same telling."""
    for one in notices:
        await Row.raw(
            "INSERT INTO notice (key, kind, receiver, about, facts, at) VALUES ({}, {}, {}, {}, {}, {}) "
            "ON CONFLICT (key) DO NOTHING",
            one.key,
            one.kind,
            one.to,
            one.about,
            json.encode(one.facts).decode(),
            now,
        )


async def announce(kind: str, thing: int) -> None:
    """Tells every process, at commit, that something changed: ids only; who shows it fetches it anew."""
    await Row.raw("SELECT pg_notify('live', {})", f"{kind}:{thing}")
