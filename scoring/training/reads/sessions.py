"""Sessions: a station's, those to which a guard is invited, one with its words; held for a change."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from scoring.training.tables import TrainingSession as Row
from scoring.training.vocabulary import Session
from zones.ground.scope import Scope

_COLUMNS = ", ".join(f"s.{name}" for name in Session.__struct_fields__)
_WHOLE = "a.struck_by IS NULL AND (a.ticked_by IS NOT NULL OR a.in_at IS NOT NULL AND a.out_at IS NOT NULL)"
WHOLE = f"{_WHOLE} AND s.state = 'closed'"
"""What counts as having taken part: in SQL what Attendance.whole says, of a closed session."""
_ROWS = f"""
SELECT {_COLUMNS}, t.name AS station_name, coalesce(z.name, '') AS zone_name, coalesce(u.name, '') AS unit_name,
       coalesce(o.name, n.name, nullif(w.guest, ''), '外请') AS trainer_name, coalesce(w.text, '') AS text, coalesce(w.video, '') AS video,
       (SELECT count(*) FROM attendance a WHERE a.session = s.id AND a.struck_by IS NULL)::int AS came,
       (SELECT count(*) FROM attendance a WHERE a.session = s.id AND {_WHOLE})::int AS whole
FROM training_session s JOIN station t ON t.id = s.station LEFT JOIN zone z ON z.id = s.zone LEFT JOIN unit u ON u.id = s.unit
LEFT JOIN officer o ON o.id = s.officer LEFT JOIN person n ON n.id = s.trainer LEFT JOIN training_words w ON w.session = s.id
"""
_INVITED = """
EXISTS (SELECT 1 FROM posting p JOIN unit pu ON pu.id = p.unit JOIN station ps ON ps.id = p.station
    WHERE p.person = {} AND p.station = ANY({}) AND (p.since IS NULL OR p.since <= {}) AND (p.until IS NULL OR p.until >= {})
    AND (s.level = 'bureau' AND ps.bureau = t.bureau OR s.level = 'station' AND s.station = p.station
         OR s.zone = pu.zone OR s.unit = pu.id))
"""
_LEADS = "s.station = ANY({}) AND ({}::bigint IS NULL OR s.trainer = {})"


class SessionRow(Struct, frozen=True):
    """A session in names. `came` have signed or are ticked, `whole` of them count once it is closed."""

    session: Session
    station_name: str
    zone_name: str
    unit_name: str
    trainer_name: str
    text: str
    video: str
    came: int
    whole: int


async def sessions(scope: Scope, since: datetime, until: datetime) -> list[SessionRow]:
    """What the scope's stations hold in a span, and the bureau's held for them by another station; in order."""
    rows = await Row.raw(
        f"{_ROWS} WHERE (s.station = ANY({{}}) OR s.level = 'bureau' AND t.bureau IN (SELECT bureau FROM station WHERE id = ANY({{}}))) "
        "AND s.begins_at >= {} AND s.begins_at < {} ORDER BY s.begins_at, s.id",
        *(list(scope.stations), list(scope.stations), since, until),
    )
    return [_row(row) for row in rows]


async def invited(scope: Scope, since: datetime, until: datetime, today: date) -> list[SessionRow]:
    """To which the scope's person is invited where he stands today, or that he teaches."""
    rows = await Row.raw(
        f"{_ROWS} WHERE s.begins_at >= {{}} AND s.begins_at < {{}} AND s.state <> 'cancelled' AND ({_INVITED} OR s.trainer = {{}}) "
        "ORDER BY s.begins_at, s.id",
        *(since, until, scope.person, list(scope.stations), today, today, scope.person),
    )
    return [_row(row) for row in rows]


async def taken_part(scope: Scope, since: datetime, until: datetime) -> list[SessionRow]:
    """Closed sessions in which the scope's person counts, in order."""
    rows = await Row.raw(
        f"{_ROWS} JOIN attendance a ON a.session = s.id AND a.person = {{}} WHERE {WHOLE} AND a.station = ANY({{}}) "
        "AND s.begins_at >= {} AND s.begins_at < {} ORDER BY s.begins_at, s.id",
        *(scope.person, list(scope.stations), since, until),
    )
    return [_row(row) for row in rows]


async def own(scope: Scope, number: int, today: date) -> SessionRow | None:
    """One to which the scope's person is invited, or where he was."""
    rows = await Row.raw(
        f"{_ROWS} WHERE s.id = {{}} AND ({_INVITED} OR EXISTS (SELECT 1 FROM attendance a WHERE a.session = s.id AND a.person = {{}}))",
        *(number, scope.person, list(scope.stations), today, today, scope.person),
    )
    return _row(rows[0]) if rows else None


async def led(scope: Scope, number: int) -> SessionRow | None:
    """One of the scope's stations; with a person only where he teaches."""
    who = (list(scope.stations), scope.person, scope.person)
    rows = await Row.raw(f"{_ROWS} WHERE s.id = {{}} AND {_LEADS}", number, *who)
    return _row(rows[0]) if rows else None


async def locked(scope: Scope, number: int) -> Session | None:
    """As `led`, held until the transaction ends."""
    who = (list(scope.stations), scope.person, scope.person)
    rows = await Row.raw(
        f"SELECT {_COLUMNS} FROM training_session s WHERE s.id = {{}} AND {_LEADS} FOR NO KEY UPDATE", number, *who
    )
    return _session(rows[0]) if rows else None


async def held(number: int) -> Session:
    """One that somebody may see, held so that it stays as it is until the transaction ends."""
    rows = await Row.raw(f"SELECT {_COLUMNS} FROM training_session s WHERE s.id = {{}} FOR SHARE", number)
    return _session(rows[0])


def _row(row: dict[str, Any]) -> SessionRow:
    names = {name: row.pop(name) for name in SessionRow.__struct_fields__ if name != "session"}
    return SessionRow(session=_session(row), **names)


def _session(row: dict[str, Any]) -> Session:
    said = {name: row[name] for name in Session.__struct_fields__}
    return Session(**said | {"questions": tuple(said["questions"])})
