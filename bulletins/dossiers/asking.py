"""How statements of registers are put together: days and codes as they are read, one scope, one span."""

from collections.abc import Iterable, Mapping
from typing import Any

from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from zones.ground.scope import Scope

Cells = tuple[str | int | float, ...]
_AT = "AT TIME ZONE 'Asia/Shanghai'"


def day(column: str) -> str:
    """2018-10-08; empty where nothing stands."""
    return f"coalesce(to_char({column}, 'YYYY-MM-DD'), '')"


def moment(column: str) -> str:
    """2018-10-08 19:30 in Shanghai."""
    return f"coalesce(to_char({column} {_AT}, 'YYYY-MM-DD HH24:MI'), '')"


def clock(column: str) -> str:
    """19:30 in Shanghai."""
    return f"coalesce(to_char({column} {_AT}, 'HH24:MI'), '')"


def sat_on(table: str) -> str:
    """The day of an exam's result; a sheet that names the week alone means its Monday."""
    return f"""coalesce({table}.day, to_date({table}.week, 'IYYY"-W"IW'))"""


def word(column: str, words: Mapping[str, str]) -> str:
    """A code as it is called; a code without a word stays as it is."""
    cases = " ".join(f"WHEN '{code}' THEN '{called}'" for code, called in words.items())
    return f"CASE {column} {cases} ELSE {column}::text END"


def of_units(scope: Scope) -> tuple[object, ...]:
    """What a statement takes that ends in `station = ANY({}) AND ({}::bigint[] IS NULL OR unit = ANY({}))`."""
    return (list(scope.stations), scope.only_units, scope.only_units)


def on_days(span: Span) -> tuple[object, ...]:
    return (span.first, span.last)


def cells(rows: Iterable[Mapping[str, Any]]) -> tuple[Cells, ...]:
    """Rows as the statement selected them, in its order."""
    return tuple(tuple(row.values()) for row in rows)


def register(title: str, columns: Mapping[str, int], rows: Iterable[Mapping[str, Any]], note: str = "") -> Register:
    """`columns`: name → its share of the page."""
    return Register(title, tuple(columns), tuple(columns.values()), cells(rows), note)
