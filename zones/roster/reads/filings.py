"""备案 of units that hire their guards themselves; a unit whose guards a company sends is not asked."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.roster.tables import Unit
from zones.roster.vocabulary import Spell


class FilingRow(Struct, frozen=True):
    """A unit with its latest spell of own guard service; None where nothing was recorded. `sent`: a company sends its guards."""

    unit: int
    name: str
    zone: str
    station: int
    sent: bool
    spell: Spell | None


async def filings(scope: Scope) -> list[FilingRow]:
    """The scope's units in the order of the roster, those of companies as well."""
    rows = await Unit.raw(
        "SELECT u.id AS unit, u.name, z.name AS zone, u.station, u.company IS NOT NULL AS sent, "
        "f.began, f.filed_on, f.number, f.ended, f.withdrawn_on FROM unit u JOIN zone z ON z.id = u.zone "
        "LEFT JOIN LATERAL (SELECT * FROM filing WHERE unit = u.id ORDER BY began DESC, id DESC LIMIT 1) f ON true "
        "WHERE u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) "
        "ORDER BY u.station, z.position, z.id, u.position, u.id",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
    )
    return [_row(row) for row in rows]


def _row(row: dict[str, object]) -> FilingRow:
    named = {name: row[name] for name in Spell.__struct_fields__}
    whose = {name: row[name] for name in ("unit", "name", "zone", "station", "sent")}
    spell = Spell(**named) if isinstance(row["began"], date) else None  # type: ignore[arg-type]
    return FilingRow(**whose, spell=spell)  # type: ignore[arg-type]
