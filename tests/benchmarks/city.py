"""Cities made in the database: ten zones a station, ten units a zone, three guards a unit, one of them at the gate now."""

import asyncpg
from msgspec import json

from tests.benchmarks.ground import Ground
from zones.aid.vocabulary import Policy

GUARDS_A_ZONE = 30


async def make_city(ground: Ground, name: str, zones: int) -> list[int]:
    """A database with a city of so many zones and nothing else. Returns its units."""
    await ground.clone(name)
    connection = await asyncpg.connect(ground.owner.format(name))
    try:
        await connection.execute("SET synchronous_commit = off")
        await connection.execute(_CITY.format(stations=zones // 10))
        await connection.execute("VACUUM ANALYZE")
        return [row["id"] for row in await connection.fetch("SELECT id FROM unit WHERE name LIKE 'U%' ORDER BY id")]
    finally:
        await connection.close()


async def open_requests(ground: Ground, name: str, count: int) -> None:
    """So many requests at their last step, an hour from their next deadline."""
    policy = json.encode(Policy(wanted=2, rings=((1,),), widen_s=60)).decode()
    connection = await asyncpg.connect(ground.owner.format(name))
    try:
        await connection.execute(_REQUESTS, policy, count)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


_CITY = """
INSERT INTO bureau (name, created_at) VALUES ('city', now());
INSERT INTO written_order (bureau, number, since) SELECT max(id), '1', current_date - 1 FROM bureau;
INSERT INTO station (bureau, name, created_at)
    SELECT (SELECT max(id) FROM bureau), 'S' || n, now() FROM generate_series(1, {stations}) n;
INSERT INTO zone (station, name, position)
    SELECT s.id, 'Z' || n, n FROM station s, generate_series(1, 10) n WHERE s.name LIKE 'S%';
INSERT INTO unit (station, zone, name, longitude, latitude, position)
    SELECT z.station, z.id, 'U' || z.id || '.' || n, 118 + z.id * 0.01 + n * 0.001, 33 + z.position * 0.01, n
    FROM zone z, generate_series(1, 10) n WHERE z.name LIKE 'Z%';
INSERT INTO agreement (unit, client_agreed, since) SELECT id, true, current_date - 1 FROM unit WHERE name LIKE 'U%';
INSERT INTO post (station, unit, name, team) SELECT station, id, 'gate', '' FROM unit WHERE name LIKE 'U%';
INSERT INTO post_hours (post, since, until, leave) SELECT id, 0, 1440, 'mobile' FROM post;
INSERT INTO person (bureau, name) SELECT (SELECT max(id) FROM bureau), 'P' || u.id || '.' || n
    FROM unit u, generate_series(1, 3) n WHERE u.name LIKE 'U%';
INSERT INTO readiness (person, born, insured_until, spared) SELECT id, 1985, current_date + 99, false FROM person WHERE name LIKE 'P%';
INSERT INTO certificate (person, number) SELECT id, 'C' || id FROM person WHERE name LIKE 'P%';
INSERT INTO posting (station, unit, person, post, shift) SELECT u.station, u.id, p.id, 'gate', ''
    FROM unit u JOIN person p ON split_part(p.name, '.', 1) = 'P' || u.id;
INSERT INTO shift (post, person, starts_at, ends_at, signed_on_at)
    SELECT o.id, p.person, now() - interval '1 hour', now() + interval '9 hours', now() - interval '1 hour'
    FROM post o JOIN LATERAL (SELECT min(person) AS person FROM posting WHERE unit = o.unit) p ON true;
"""
_REQUESTS = """
INSERT INTO aid_request (station, unit, kind, drill, behalf, account, raised_at, policy, state, version, wave, last_step,
    received_at, hands, repeat_due, next_deadline, outcome, number, no_call_out, injured)
SELECT u.station, u.id, 'suspect', false, false, 1, now(), $1, 'open', 1, 0, true, now(), 0, now() + interval '1 hour',
    now() + interval '1 hour', '', '', '', 0
FROM (SELECT id, station FROM unit ORDER BY id LIMIT 1) u, generate_series(1, $2::int)
"""
