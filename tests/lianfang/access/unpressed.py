"""Presses for tests that ask for every page as everybody: one that does not print, and one that prints nothing twice."""

from typing import Any

import pytest

from bulletins.paper.vocabulary import Printed
from lianfang.cage import Bench

TINY = Printed(b"%PDF-1.4 tiny", 1, (), ())
_composed: dict[Any, Any] = {}
"""What was laid out in this process, by composer and content: a board tries five sizes of type before it is printed."""


def unpressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything before the press goes its way; the same words are laid out once."""
    call = Bench.call

    async def lay_out(self: Bench, target: str, *given: Any, **how: Any) -> Any:
        if target.endswith(":stamped"):
            return given[0]
        if target.endswith(":print_pdf"):
            return TINY
        if target.endswith(":pictures_of"):
            return [b"tiny"]
        asked = (target, repr(given))
        if asked not in _composed:
            _composed[asked] = await call(self, target, *given, **how)
        return _composed[asked]

    monkeypatch.setattr(Bench, "call", lay_out)


def pressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed again with the same words is the paper of the first time: a print is the same to the byte."""
    call, printed = Bench.call, dict[Any, Any]()

    async def print_once(self: Bench, target: str, *given: Any, **how: Any) -> Any:
        asked = (target, repr(given))
        if asked not in printed:
            printed[asked] = await call(self, target, *given, **how)
        return printed[asked]

    monkeypatch.setattr(Bench, "call", print_once)
