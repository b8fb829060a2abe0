"""What the books hold around one press: which checkpoint it is about, who walks there, and what was shown before. One statement."""

from datetime import datetime

from msgspec import Struct, json

from zones.patrol.tables import CheckIn
from zones.patrol.vocabulary.checkins import PLATE_M, VAGUE_M, Code, Earlier, Place, Point

WITHIN_H, BESIDE = 6, 4
"""A person's other check-ins that are looked at: so many before the press and after it, no further away than these hours."""


class Sought(Struct, frozen=True):
    """What was shown, by whom, when: one of `point`, `post` (of a screen), `uid` (of a tag), `digits`."""

    person: int
    stations: tuple[int, ...]
    device: bytes
    code: Code
    pressed_at: datetime
    place: Place | None = None
    point: int | None = None
    post: int | None = None
    uid: bytes | None = None
    digits: str | None = None
    taps: int | None = None


class Here(Point, frozen=True):
    """The checkpoint as it stands: the version of its plate, and whether it was given up."""

    station: int
    tag: int
    ended: bool


class Walk(Struct, frozen=True):
    """The outing that he walked at the press; `over`: it has ended since."""

    id: int
    zone: int
    over: bool


class TagSeen(Struct, frozen=True):
    """A tag in use, and how often it was read before."""

    id: int
    last_taps: int


class Around(Struct, frozen=True):
    """`nearest` is the other checkpoint that is nearest to where the phone says it is."""

    point: Here | None
    walk: Walk | None
    tag: TagSeen | None
    nearest: Point | None
    recent: list[Earlier]


_POINT = "c.id, c.zone, c.longitude, c.latitude, c.after, c.grace"
_EARLIER = f"""
SELECT i.person, i.outing, i.checkpoint, encode(i.device, 'base64') AS device, i.code, i.tag, i.taps, i.pressed_at,
       coalesce(l.longitude, p.longitude) AS longitude, coalesce(l.latitude, p.latitude) AS latitude,
       CASE WHEN l.id IS NULL THEN {PLATE_M} ELSE coalesce(l.accuracy_m, 0) END AS within_m
FROM check_in i JOIN checkpoint p ON p.id = i.checkpoint
LEFT JOIN check_in_place l ON l.check_in = i.id AND coalesce(l.accuracy_m, 0) <= {VAGUE_M}
"""
_AROUND = f"""
WITH asked AS (SELECT {{}}::bigint AS person, {{}}::timestamptz AS at, {{}}::bytea AS device, {{}}::int AS taps,
                      {{}}::bytea AS uid, {{}}::float8 AS longitude, {{}}::float8 AS latitude),
walk AS (SELECT o.id, o.zone, o.closed_at IS NOT NULL AS over FROM seat s JOIN outing o ON o.id = s.outing, asked a
         WHERE s.person = a.person AND s.state = 'came' AND o.mustered_at <= a.at + interval '10 minutes'
           AND (o.closed_at IS NULL OR o.closed_at > a.at) AND o.ends_at + interval '2 hours' > a.at
         ORDER BY o.mustered_at DESC LIMIT 1),
tag AS (SELECT t.id, t.checkpoint, t.last_taps FROM nfc_tag t, asked a WHERE t.uid = a.uid AND t.ended_at IS NULL),
point AS (SELECT {_POINT}, c.station, c.tag, c.ended_at IS NOT NULL AS ended FROM checkpoint c WHERE c.station = ANY({{}})
    AND c.id = coalesce((SELECT checkpoint FROM tag), {{}}::bigint,
        (SELECT id FROM checkpoint WHERE post = {{}} AND ended_at IS NULL ORDER BY id LIMIT 1),
        (SELECT id FROM checkpoint WHERE digits = {{}} AND ended_at IS NULL AND zone = (SELECT zone FROM walk) LIMIT 1))),
nearest AS (SELECT {_POINT} FROM checkpoint c JOIN point h ON c.station = h.station AND c.id <> h.id, asked a
    WHERE c.ended_at IS NULL AND c.longitude IS NOT NULL AND a.longitude IS NOT NULL
    ORDER BY ((c.longitude - a.longitude) * cosd(a.latitude)) ^ 2 + (c.latitude - a.latitude) ^ 2 LIMIT 1),
recent AS ((SELECT e.* FROM asked a, LATERAL ({_EARLIER} WHERE i.person = a.person AND i.pressed_at <= a.at
        AND i.pressed_at > a.at - interval '{WITHIN_H} hours' ORDER BY i.pressed_at DESC LIMIT {BESIDE}) e)
    UNION ALL (SELECT e.* FROM asked a, LATERAL ({_EARLIER} WHERE i.person = a.person AND i.pressed_at > a.at
        AND i.pressed_at < a.at + interval '{WITHIN_H} hours' ORDER BY i.pressed_at LIMIT {BESIDE}) e)
    UNION ALL (SELECT e.* FROM asked a, LATERAL ({_EARLIER} WHERE i.device = a.device AND i.person <> a.person AND i.device <> ''
        AND i.pressed_at BETWEEN a.at - interval '10 minutes' AND a.at + interval '10 minutes' LIMIT 5) e)
    UNION ALL (SELECT e.* FROM asked a, point h, LATERAL ({_EARLIER} WHERE i.checkpoint = h.id AND i.taps = a.taps
        LIMIT 20) e))
SELECT json_build_object('point', (SELECT row_to_json(point) FROM point), 'walk', (SELECT row_to_json(walk) FROM walk),
    'tag', (SELECT row_to_json(tag) FROM tag), 'nearest', (SELECT row_to_json(nearest) FROM nearest),
    'recent', (SELECT coalesce(json_agg(recent), '[]') FROM recent))::text AS around
"""


async def around(sought: Sought) -> Around:
    """`point` is None where no checkpoint of these stations is meant."""
    place = sought.place
    rows = await CheckIn.raw(
        _AROUND,
        sought.person,
        sought.pressed_at,
        sought.device,
        sought.taps,
        sought.uid,
        place.longitude if place else None,
        place.latitude if place else None,
        list(sought.stations),
        sought.point,
        sought.post,
        sought.digits,
    )
    return json.decode(rows[0]["around"], type=Around)
