"""What units said of their lines."""

from bulletins.register.tables import LineAnswer
from bulletins.register.vocabulary import UnitAnswer
from zones.ground.scope import Scope
from zones.ground.weeks import Week


async def answers(scope: Scope, week: Week) -> list[UnitAnswer]:
    """What the scope's units last said of their lines in a week, in the order of the roster."""
    rows = await LineAnswer.raw(
        "SELECT * FROM (SELECT DISTINCT ON (a.unit) a.id, a.unit, u.name, a.state, coalesce(n.text, '') AS text, a.at, "
        "a.revision, a.turns, a.answered, a.expected, a.items, "
        "coalesce((SELECT r.text FROM line_reply r WHERE r.answer = a.id ORDER BY r.id DESC LIMIT 1), '') AS reply, "
        "z.position AS z, u.zone, u.position FROM line_answer a "
        "JOIN unit u ON u.id = a.unit JOIN zone z ON z.id = u.zone LEFT JOIN line_note n ON n.answer = a.id "
        "WHERE a.station = ANY({}) AND a.week = {} AND ({}::bigint[] IS NULL OR a.unit = ANY({})) "
        "ORDER BY a.unit, a.revision DESC) last ORDER BY z, zone, position, unit",
        list(scope.stations),
        str(week),
        scope.only_units,
        scope.only_units,
    )
    return [UnitAnswer(**{name: row[name] for name in UnitAnswer.__struct_fields__[:-1]}) for row in rows]
