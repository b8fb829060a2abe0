"""What stands in the tables, for tests that say that something changed, or that nothing did."""

import asyncpg

QUEUES = ("unsealed", "waiting_deed")
"""What triggers note beside the rows themselves, for whoever seals and judges."""
LEFT_OUT = ("audit_line", *QUEUES)
"""Who is refused is written down: that is no change of the books."""


async def counts(url: str) -> dict[str, int]:
    """How many rows every table has."""
    return {row["name"]: row["n"] for row in await _each(url, "count(*)", QUEUES)}


async def books(url: str) -> str:
    """A digest of all rows but the audit book's, without the moments at which somebody was seen."""
    digest = "md5(string_agg((to_jsonb(t) - 'seen_at')::text, ';' ORDER BY to_jsonb(t) - 'seen_at'))"
    return str([(row["name"], row["n"]) for row in await _each(url, digest, LEFT_OUT)])


async def _each(url: str, asked: str, but: tuple[str, ...]) -> list[asyncpg.Record]:
    """One statement over every table: a round trip for each would be most of a test's time."""
    owner = await asyncpg.connect(url)
    try:
        rows = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        names = [row["tablename"] for row in rows if row["tablename"] not in but]
        asking = " UNION ALL ".join(f"SELECT '{name}' AS name, {asked} AS n FROM {name} t" for name in names)
        return await owner.fetch(f"{asking} ORDER BY name")
    finally:
        await owner.close()
