"""What units said of their lines, and what was found about it."""

from datetime import datetime

from msgspec import Struct

from bulletins.register.tables import LineAnswer, LineReply
from bulletins.register.vocabulary import UnitAnswer
from zones.ground.scope import Scope
from zones.ground.weeks import Week


class Replied(Struct, frozen=True):
    """What the office found about a unit's line, and the account that wrote it."""

    unit: str
    text: str
    account: int | None
    at: datetime


async def replies(scope: Scope, week: Week) -> list[Replied]:
    """Everything that was found about disputed lines of a week, in order."""
    rows = await LineReply.raw(
        "SELECT u.name AS unit, r.text, r.account, r.at FROM line_reply r JOIN line_answer a ON a.id = r.answer "
        "JOIN unit u ON u.id = a.unit WHERE a.station = ANY({}) AND a.week = {} ORDER BY r.id",
        list(scope.stations),
        str(week),
    )
    return [Replied(**row) for row in rows]


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
