"""The load L in the database: 3 stations, 50 zones, 370 units, 2,070 guards, one of each unit's at the gate now."""

import hashlib

import asyncpg
from msgspec import Struct

from tests.benchmarks.ground import Ground

STATIONS, ZONES, UNITS, GUARDS, DESKS = 3, 50, 370, 2070, 3


class Land(Struct, frozen=True):
    """Tokens by person: of those at the gates (each asks for his unit) first, then of others; and of each station's desks."""

    gates: dict[int, str]
    others: dict[int, str]
    desks: list[str]


async def make_land(ground: Ground, name: str, streams: int) -> Land:
    """A database with the land and a token for everybody who keeps one of so many streams."""
    await ground.clone(name)
    connection = await asyncpg.connect(ground.owner.format(name))
    try:
        await connection.execute(_LAND.format(stations=STATIONS, zones=ZONES, units=UNITS, guards=GUARDS))
        gates = [row["person"] for row in await connection.fetch("SELECT person FROM shift ORDER BY id")]
        rest = "SELECT id FROM person p WHERE name LIKE 'P%' AND NOT EXISTS (SELECT 1 FROM shift WHERE person = p.id) ORDER BY id LIMIT $1"
        others = [row["id"] for row in await connection.fetch(rest, streams - len(gates) - STATIONS * DESKS)]
        held = [(person, None) for person in (*gates, *others)]
        stations = [
            row["id"] for row in await connection.fetch("SELECT id FROM station WHERE name LIKE 'L%' ORDER BY id")
        ]
        held += [(None, station) for station in stations for _ in range(DESKS)]
        tokens = [f"lf_land{nth:06d}" for nth in range(len(held))]
        hashes = [hashlib.sha256(token.encode()).digest() for token in tokens]
        await connection.execute(_ACCOUNTS, [one for one, _ in held], [of for _, of in held], hashes)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    by_person = dict(zip((*gates, *others), tokens, strict=False))
    own = set(gates)
    return Land(
        {person: token for person, token in by_person.items() if person in own},
        {person: token for person, token in by_person.items() if person not in own},
        tokens[len(by_person) :],
    )


_LAND = """
INSERT INTO bureau (name, created_at) VALUES ('land', now());
INSERT INTO written_order (bureau, number, since) SELECT max(id), '1', current_date - 1 FROM bureau;
INSERT INTO station (bureau, name, created_at)
    SELECT (SELECT max(id) FROM bureau), 'L' || n, now() FROM generate_series(0, {stations} - 1) n;
INSERT INTO zone (station, name, position)
    SELECT s.id, 'Z' || n, n FROM generate_series(0, {zones} - 1) n JOIN station s ON s.name = 'L' || n % {stations};
INSERT INTO unit (station, zone, name, longitude, latitude, position)
    SELECT z.station, z.id, 'U' || n, 118 + n % {zones} * 0.01 + n * 0.00001, 33 + n * 0.00001, n
    FROM generate_series(0, {units} - 1) n JOIN zone z ON z.name = 'Z' || n % {zones};
INSERT INTO agreement (unit, client_agreed, since) SELECT id, true, current_date - 1 FROM unit WHERE name LIKE 'U%';
INSERT INTO post (station, unit, name, team) SELECT station, id, 'gate', '' FROM unit WHERE name LIKE 'U%';
INSERT INTO post_hours (post, since, until, leave) SELECT id, 0, 1440, 'mobile' FROM post WHERE name = 'gate';
INSERT INTO person (bureau, name) SELECT (SELECT max(id) FROM bureau), 'P' || n FROM generate_series(0, {guards} - 1) n;
INSERT INTO readiness (person, born, insured_until, spared)
    SELECT id, 1985, current_date + 99, false FROM person WHERE name LIKE 'P%';
INSERT INTO certificate (person, number) SELECT id, 'C' || id FROM person WHERE name LIKE 'P%';
INSERT INTO posting (station, unit, person, post, shift)
    SELECT u.station, u.id, p.id, 'gate', '' FROM generate_series(0, {guards} - 1) n
    JOIN person p ON p.name = 'P' || n JOIN unit u ON u.name = 'U' || n % {units};
INSERT INTO shift (post, person, starts_at, ends_at, signed_on_at)
    SELECT o.id, p.id, now() - interval '1 hour', now() + interval '9 hours', now() - interval '1 hour'
    FROM post o JOIN unit u ON u.id = o.unit JOIN person p ON p.name = 'P' || substr(u.name, 2) WHERE u.name LIKE 'U%';
"""
_ACCOUNTS = """
WITH held AS (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[]) WITH ORDINALITY AS h (person, station, hash, nth)),
made AS (
    INSERT INTO login (name, person, made_at) SELECT 'land' || nth, person, now() FROM held ORDER BY nth
    RETURNING id, name),
given AS (
    INSERT INTO role_held (account, role, bureau, station, since)
    SELECT made.id, CASE WHEN held.person IS NULL THEN 'officer' ELSE 'guard' END,
           (SELECT max(id) FROM bureau), held.station, now() - interval '1 hour'
    FROM made JOIN held ON made.name = 'land' || held.nth)
INSERT INTO token (account, token_hash, actions, made_at, until)
SELECT made.id, held.hash, 'aid.see,aid.raise,aid.desk,aid.decide', now(), current_date + 2
FROM made JOIN held ON made.name = 'land' || held.nth
"""
