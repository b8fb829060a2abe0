"""What stands in the tables, for tests that say that something changed, or that nothing did."""

import asyncio
from weakref import WeakKeyDictionary

import asyncpg

QUEUES = ("unsealed", "waiting_deed")
"""What triggers note beside the rows themselves, for whoever seals and judges."""
LEFT_OUT = ("audit_line", *QUEUES)
"""Who is refused is written down: that is no change of the books."""
_owners: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, asyncpg.Connection]] = WeakKeyDictionary()


async def counts(url: str) -> dict[str, int]:
    """How many rows every table has."""
    return {row["name"]: row["n"] for row in await _each(url, "count(*)", QUEUES)}


async def books(url: str) -> str:
    """A digest of all rows but the audit book's, without the moments at which somebody was seen."""
    digest = "sum(hashtextextended((to_jsonb(t) - 'seen_at')::text, 0))"
    return str([(row["name"], row["n"]) for row in await _each(url, digest, LEFT_OUT)])


async def _each(url: str, asked: str, but: tuple[str, ...]) -> list[asyncpg.Record]:
    """One statement over every table: a round trip for each would be most of a test's time."""
    owner = await _owner(url)
    rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    names = [row["tablename"] for row in rows if row["tablename"] not in but]
    asking = " UNION ALL ".join(f"SELECT '{name}' AS name, {asked} AS n FROM {name} t" for name in names)
    return await owner.fetch(f"{asking} ORDER BY name")


async def _owner(url: str) -> asyncpg.Connection:
    """One for as long as a test runs: a new one would read every table's description anew."""
    open_ones = _owners.setdefault(asyncio.get_running_loop(), {})
    if url not in open_ones or open_ones[url].is_closed():
        open_ones[url] = await asyncpg.connect(url, max_cacheable_statement_size=0)
    return open_ones[url]
