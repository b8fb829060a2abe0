"""Rows of books as they are written down, whole batches at a time: for the sealer and for whoever verifies, not for pages."""

from collections.abc import Iterable
from typing import Any

from lianfang.chain.forms import written
from lianfang.database import engine


def connection() -> Any:
    """Of the transaction that runs: millions of rows do not go through the query builder."""
    held = engine.current_transaction.get()
    assert held
    return held.connection


async def contents(of: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int], bytes]:
    """(book, row) → content of rows given as (book, row, form); a row that is not there, or of no known form, is left out."""
    wanted: dict[tuple[str, int], list[int]] = {}
    for book, row, form in of:
        wanted.setdefault((book, form), []).append(row)
    found: dict[tuple[str, int], bytes] = {}
    for (book, form), ids in wanted.items():
        if statement := written(book, form):
            found |= {(book, id_): content for id_, content in await connection().fetch(statement, ids)}
    return found
