"""A station of many guards, and a month of what they did: written into the database by hand."""

import asyncpg

from tests.benchmarks.ground import Ground

_GUARDS = """
INSERT INTO person (bureau, name) SELECT s.bureau, 'G' || n FROM station s, generate_series(1, $2::int) n WHERE s.id = $1;
"""
_POSTINGS = """
INSERT INTO posting (station, unit, person, post, shift) SELECT $1, u.id, p.id, '', '' FROM person p,
    LATERAL (SELECT id FROM unit WHERE station = $1 ORDER BY id OFFSET p.id % 37 LIMIT 1) u WHERE p.name LIKE 'G%'
"""
_DEEDS = """
INSERT INTO deed (station, kind, person, unit, day, at, week, minutes, verified, quality, own, sheet, row, record_kind, record, recorded_at)
SELECT $1, (ARRAY['patrol.walked', 'patrol.walked', 'outreach.session', 'item.patrol', 'aid.arrived', 'mediation', 'hazard.found'])[1 + n % 7],
       $2 + (n::bigint * 7919) % $3, 1, date '2018-10-01' + (n * 13 % 31), NULL, to_char(date '2018-10-01' + (n * 13 % 31), 'IYYY-"W"IW'),
       30 + n % 45, n % 20 <> 0, 40 + n % 60, n % 2, 'bench', n, 'bench', n, now()
FROM generate_series(1, $4::int) n
"""


async def make_crowd(ground: Ground, name: str, guards: int, deeds: int) -> None:
    """A database like the roster's, whose station has so many guards more; each deed is one of seven kinds, in October 2018."""
    await ground.clone(name)
    connection = await asyncpg.connect(ground.owner.format(name))
    try:
        await connection.execute("SET synchronous_commit = off")
        last = await connection.fetchval("SELECT max(id) FROM person")
        await connection.execute(_GUARDS, ground.station, guards)
        await connection.execute(_POSTINGS, ground.station)
        await connection.execute(_DEEDS, ground.station, last + 1, guards, deeds)
    finally:
        await connection.close()
    await ground.command("VACUUM ANALYZE", name)
