"""Counts the statements that a piece of work sends: the same number for one unit as for many."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from piccolo.engine.postgres import PostgresEngine


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements sent inside, as they go to the real database."""
    sent: list[str] = []
    real = PostgresEngine.run_querystring

    async def run(self: PostgresEngine, querystring: Any, in_pool: bool = True) -> Any:
        sent.append(str(querystring))
        return await real(self, querystring, in_pool)

    with monkeypatch.context() as patch:
        patch.setattr(PostgresEngine, "run_querystring", run)
        yield sent
