"""What is known of a unit or a person today: the first page of the file."""

from datetime import date

from bulletins.dossiers.asking import of_units
from zones.ground.scope import Scope
from zones.roster.reads.standing import IN_FORCE
from zones.roster.tables import Unit

Facts = tuple[tuple[str, str], ...]
_FACTS = f"""
SELECT u.name AS "单位", z.name AS "片区", u.category AS "类别", u.hiring AS "用工", coalesce(c.name, '') AS "保安公司",
    coalesce((SELECT string_agg(o.name, '、') FROM beat b JOIN officer o ON o.id = b.officer
        WHERE b.unit = u.id AND b.since <= {{}} AND (b.until IS NULL OR b.until >= {{}})), '') AS "责任民警",
    (SELECT count(*) FROM post o WHERE o.unit = u.id AND o.ended_at IS NULL)::text AS "执勤岗位（个）",
    (SELECT count(DISTINCT p.person) FROM posting p WHERE p.unit = u.id AND {IN_FORCE})::text AS "保安员（人）"
FROM unit u JOIN zone z ON z.id = u.zone LEFT JOIN company c ON c.id = u.company
WHERE u.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR u.id = ANY({{}})) ORDER BY u.position, u.id
"""


async def unit_facts(scope: Scope, today: date) -> Facts:
    """Of the scope's one unit; what is not known is said so. Empty for a unit that is not the scope's."""
    rows = await Unit.raw(_FACTS, *(today, today), *(today, today), *of_units(scope))
    return tuple((label, value or "没有登记") for label, value in rows[0].items()) if rows else ()


_PERSON = """
SELECT n.name, coalesce((SELECT u.name FROM posting p JOIN unit u ON u.id = p.unit WHERE p.person = n.id AND p.station = ANY({})
    ORDER BY p.until DESC NULLS FIRST, p.id DESC LIMIT 1), '') AS unit FROM person n WHERE n.id = {}
"""


async def person_facts(scope: Scope) -> Facts:
    """Of the scope's person: his name, and the unit where he stands or stood last."""
    row = (await Unit.raw(_PERSON, list(scope.stations), scope.person))[0]
    return (("姓名", row["name"]), ("单位", row["unit"] or "没有登记"))
