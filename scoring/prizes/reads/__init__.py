"""Runs of prizes and their lines."""

from typing import Any

from msgspec import Struct

from scoring.prizes.tables import Prize as PrizeTable
from scoring.prizes.tables import PrizeRun
from scoring.prizes.vocabulary import Prize, Run
from zones.ground.scope import Scope

_RUN = f"SELECT {', '.join(f'r.{name}' for name in Run.__struct_fields__)}"
_PRIZE = f"SELECT {', '.join(f'p.{name}' for name in Prize.__struct_fields__)}"
_ROW = f"""
{_PRIZE}, r.station, r.month, coalesce(n.name, '') AS name, u.name AS unit_name, z.name AS zone_name,
    coalesce(w.words, '') AS words, s.person IS NOT NULL AS named
FROM prize p JOIN prize_run r ON r.id = p.run JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = p.zone
LEFT JOIN person n ON n.id = p.person LEFT JOIN prize_words w ON w.prize = p.id LEFT JOIN shown_name s ON s.person = p.person
"""
_BESIDE = ("station", "month", "name", "unit_name", "zone_name", "words", "named")


class RunRow(Struct, frozen=True):
    """With the station's name, and how many lines stand and what they are worth."""

    run: Run
    station_name: str
    lines: int
    fen: int


class PrizeRow(Struct, frozen=True):
    """With names (`name` is empty for a unit's); `named`: he agreed that his name is shown."""

    prize: Prize
    station: int
    month: str
    name: str
    unit_name: str
    zone_name: str
    words: str
    named: bool


async def runs(scope: Scope, states: tuple[str, ...] = (), most: int = 60) -> list[RunRow]:
    """Of the scope's stations, the latest month first; of these states, else of all."""
    rows = await PrizeRun.raw(
        f"{_RUN}, s.name AS station_name, count(p.id)::int AS lines, coalesce(sum(p.fen), 0)::bigint AS sum_fen "
        "FROM prize_run r JOIN station s ON s.id = r.station LEFT JOIN prize p ON p.run = r.id AND p.state <> 'void' "
        "WHERE r.station = ANY({}) AND (cardinality({}::text[]) = 0 OR r.state = ANY({})) "
        "GROUP BY r.id, s.name ORDER BY r.month DESC, r.station, r.id DESC LIMIT {}",
        list(scope.stations),
        list(states),
        list(states),
        most,
    )
    return [_run_row(row) for row in rows]


async def run_at(scope: Scope, number: int) -> Run | None:
    """One of the scope's stations."""
    rows = await PrizeRun.raw(
        f"{_RUN} FROM prize_run r WHERE r.id = {{}} AND r.station = ANY({{}})", number, list(scope.stations)
    )
    return Run(**rows[0]) if rows else None


async def locked(scope: Scope, number: int) -> Run | None:
    """One of the scope's stations, held until the transaction ends."""
    rows = await PrizeRun.raw(
        f"{_RUN} FROM prize_run r WHERE r.id = {{}} AND r.station = ANY({{}}) FOR UPDATE", number, list(scope.stations)
    )
    return Run(**rows[0]) if rows else None


async def live_run(scope: Scope, month: str) -> Run | None:
    """The run of a month that was not withdrawn, of the scope's only station; held until the transaction ends."""
    rows = await PrizeRun.raw(
        f"{_RUN} FROM prize_run r WHERE r.station = ANY({{}}) AND r.month = {{}} AND r.state <> 'withdrawn' FOR UPDATE",
        list(scope.stations),
        month,
    )
    return Run(**rows[0]) if rows else None


async def prizes_of(scope: Scope, run: int) -> list[PrizeRow]:
    """Its lines: the month's by zone and place, then what was given for one thing."""
    return await _rows(
        "p.run = {} AND r.station = ANY({}) ORDER BY p.kind DESC, p.zone, p.rank, p.id", run, list(scope.stations)
    )


async def own_prizes(scope: Scope, most: int = 24) -> list[PrizeRow]:
    """The scope's person's, of runs that are approved; the latest first."""
    return await _rows(
        "p.person = {} AND r.station = ANY({}) AND r.state IN ('approved', 'settled') ORDER BY p.id DESC LIMIT {}",
        scope.person,
        list(scope.stations),
        most,
    )


async def prize_at(scope: Scope, number: int) -> PrizeRow | None:
    """One line of the scope's stations; with a person in the scope only his."""
    found = await _rows(
        "p.id = {} AND r.station = ANY({}) AND ({}::bigint IS NULL OR p.person = {})",
        *(number, list(scope.stations), scope.person, scope.person),
    )
    return next(iter(found), None)


async def _rows(which: str, *facts: object) -> list[PrizeRow]:
    return [_prize_row(row) for row in await PrizeTable.raw(f"{_ROW} WHERE {which}", *facts)]


def _run_row(row: dict[str, Any]) -> RunRow:
    beside = {"station_name": row.pop("station_name"), "lines": row.pop("lines"), "fen": row.pop("sum_fen")}
    return RunRow(Run(**row), **beside)


def _prize_row(row: dict[str, Any]) -> PrizeRow:
    beside = {name: row.pop(name) for name in _BESIDE}
    return PrizeRow(Prize(**row), **beside)
