"""A press that lays a page out and does not print it: for tests that ask who is answered, not what stands on the paper."""

from typing import Any

import pytest

from bulletins.paper.vocabulary import Printed
from lianfang.cage import Bench

TINY = Printed(b"%PDF-1.4 tiny", 1, (), ())


def unpressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything before the press goes its way."""
    call = Bench.call

    async def lay_out(self: Bench, target: str, *given: Any, **how: Any) -> Any:
        return TINY if target.endswith(":print_pdf") else await call(self, target, *given, **how)

    monkeypatch.setattr(Bench, "call", lay_out)
