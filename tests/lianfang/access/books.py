"""What stands in the tables, for tests that say that something changed, or that nothing did."""

import hashlib

import asyncpg

QUEUES = ("unsealed", "waiting_deed")
"""What triggers note beside the rows themselves, for whoever seals and judges."""
LEFT_OUT = ("audit_line", *QUEUES)
"""Who is refused is written down: that is no change of the books."""


async def counts(url: str) -> dict[str, int]:
    """How many rows every table has."""
    owner = await asyncpg.connect(url)
    try:
        return {
            name: await owner.fetchval(f"SELECT count(*) FROM {name}")
            for name in await _tables(owner)
            if name not in QUEUES
        }
    finally:
        await owner.close()


async def books(url: str) -> str:
    """A digest of all rows but the audit book's, without the moments at which somebody was seen."""
    owner = await asyncpg.connect(url)
    try:
        names = [name for name in await _tables(owner) if name not in LEFT_OUT]
        rows = [str(await owner.fetch(f"SELECT to_jsonb(t) - 'seen_at' FROM {name} t ORDER BY 1")) for name in names]
        return hashlib.sha256("".join(rows).encode()).hexdigest()
    finally:
        await owner.close()


async def _tables(owner: asyncpg.Connection) -> list[str]:
    rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return [row["tablename"] for row in rows]
