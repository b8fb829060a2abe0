"""A guard's place in his zone: by the month's points, equal points share a place, names only of those who agreed."""

from lianfang.audit.actions import OPERATOR
from lianfang.database import look
from lianfang.flows.points.show_name import show_name
from scoring.points.own import InZone, own
from scoring.points.tables import Award
from tests.cast import bring_everything
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import Week

W41 = Week(2018, 41)
_BY_ZONE = """
SELECT z.id AS zone, p.person, n.name, coalesce(sum(a.points), 0)::int AS points FROM posting p JOIN unit u ON u.id = p.unit
JOIN zone z ON z.id = u.zone JOIN person n ON n.id = p.person
LEFT JOIN award a ON a.person = p.person AND a.month = '2018-10' WHERE p.until IS NULL GROUP BY z.id, p.person, n.name
"""


async def _seen(station: int, person: int) -> InZone:
    return (await look(lambda: own(Scope((station,), person=person), W41, W41))).in_zone


async def test_the_place_is_what_counting_by_hand_says(db: str) -> None:
    station = (await bring_everything()).id
    rows = await Award.raw(_BY_ZONE)
    assert len({row["zone"] for row in rows}) > 1
    for row in rows:
        beside = [one["points"] for one in rows if one["zone"] == row["zone"]]
        found = await _seen(station, row["person"])
        assert (found.place, found.of) == (1 + sum(points > row["points"] for points in beside), len(beside))
        best = sorted((points for points in beside if points > 0), reverse=True)[:3]
        assert [one.points for one in found.first] == best
        assert {one.name for one in found.first} <= {""}, "nobody has agreed"


async def test_a_name_is_there_while_its_owner_agrees(db: str) -> None:
    station = (await bring_everything()).id
    rows = sorted(await Award.raw(_BY_ZONE), key=lambda row: -row["points"])
    first = rows[0]
    await show_name(OPERATOR, first["person"], True, key())
    await show_name(OPERATOR, first["person"], True, key())
    found = await _seen(station, first["person"])
    assert found.named and [one.name for one in found.first].count(first["name"]) == 1
    await show_name(OPERATOR, first["person"], False, key())
    found = await _seen(station, first["person"])
    assert not found.named and {one.name for one in found.first} == {""}
