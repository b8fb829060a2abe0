"""Stores photos and removes them, inside a flow's transaction. What it removes, the flow destroys after the commit."""

import asyncio
import hashlib
from datetime import date, datetime, timedelta

from lianfang.photos import shelf
from lianfang.photos.rules import QUOTA_HOURS, Clean, check_room
from lianfang.photos.tables import Photo
from zones.ground.weeks import midnight

LEFT_S = 3600
"""So long may a file wait for its row: no transaction lasts an hour."""


async def store(owner: str, subject: str, thing: int, content: Clean, now: datetime) -> int:
    """Returns the photo's id. The file is on disk before the row; a rollback leaves it to `sweep`.

    One owner's photos come one after another until the transaction ends: take the thing's lock first. Raises PhotoQuota.
    """
    await Photo.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"photo:{owner}")
    await check_quota(owner, now, len(content))
    name = await asyncio.to_thread(shelf.put, content, now)
    rows = await Photo.raw(
        "INSERT INTO photo (owner, subject, thing, digest, bytes, file, at) VALUES ({}, {}, {}, {}, {}, {}, {}) RETURNING id",
        owner,
        subject,
        thing,
        hashlib.sha256(content).digest(),
        len(content),
        name,
        now,
    )
    return int(rows[0]["id"])


async def check_quota(owner: str, now: datetime, more: int = 0) -> None:
    """Whether he may bring another one. Worth asking before it is cleaned: that is the costly part. Raises PhotoQuota."""
    rows = await Photo.raw(
        "SELECT count(*) AS photos, coalesce(sum(bytes), 0)::bigint AS taken FROM photo WHERE owner = {} AND at > {}",
        owner,
        now - timedelta(hours=QUOTA_HOURS),
    )
    check_room(rows[0]["photos"], rows[0]["taken"], more)


async def remove(subject: str, thing: int, photo: int, now: datetime) -> list[str]:
    """From here on nobody gets it. Returns what to `destroy` after the commit; removing it twice is no fault."""
    return await _removed("id = {} AND subject = {} AND thing = {}", now, photo, subject, thing)


async def remove_of(owner: str, now: datetime) -> list[str]:
    """All that somebody brought: for his erasure, also when that is said again after a restore. As `remove`."""
    return await _removed("owner = {}", now, owner)


async def remove_of_things(subject: str, things: list[int], now: datetime) -> list[str]:
    """All photos of these things, whoever brought them. As `remove`."""
    return await _removed("subject = {} AND thing = ANY({})", now, subject, things)


async def remove_older(subject: str, day: date, now: datetime) -> list[str]:
    """Retention: those of a subject from before a Shanghai day. As `remove`."""
    return await _removed("subject = {} AND at < {}", now, subject, midnight(day))


async def _removed(which: str, now: datetime, *facts: object) -> list[str]:
    rows = await Photo.raw(
        f"UPDATE photo SET removed_at = {{}} WHERE {which} AND removed_at IS NULL RETURNING file", now, *facts
    )
    return [row["file"] for row in rows]


async def destroy(names: list[str]) -> None:
    """Keys and contents of removed photos, for good. After the commit; a crash before it is finished by `sweep`."""
    await asyncio.to_thread(shelf.destroy, names)


async def sweep(now: datetime) -> int:
    """Destroy what still lies of removed photos (also what an old copy brought back), and files older than an hour that
    no row names; returns how many. In a transaction of its own: it must see only removals that are committed.

    Where no file is named by any row, this is another database than the one they belong to: then nothing is touched.
    """
    lying = await asyncio.to_thread(shelf.lying)
    rows = await Photo.raw("SELECT file, removed_at FROM photo WHERE file = ANY({})", list(lying))
    kept = {row["file"] for row in rows if row["removed_at"] is None}
    removed = {row["file"] for row in rows} - kept
    latest = now.timestamp() - LEFT_S
    left = {name for name, since in lying.items() if since < latest} - kept - removed if rows else set()
    await destroy([*removed, *left])
    return len(removed) + len(left)
