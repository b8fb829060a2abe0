"""Figures one by one: each with its path, what it is called, its value and unit, in reading order; and which of them changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from bulletins.figures.labels import LABELS, TOP
from bulletins.figures.vocabulary import Figures

Steps = tuple[str, ...]
Value = int | float | None


class Figure(Struct, frozen=True):
    """One number of a week; `value` None where there is nothing to say (no base, a week that never came)."""

    path: str
    label: str
    value: Value
    unit: str


class Change(Struct, frozen=True):
    """A number that is another now than when it was frozen."""

    path: str
    label: str
    was: Value
    now: Value


def flat(figures: Figures) -> tuple[Figure, ...]:
    """Every number of a week in reading order. What was not counted when it was frozen is left out; of nothing there are none."""
    if not figures.week:
        return ()
    return tuple(Figure(".".join(steps), label, value, unit) for steps, label, value, unit in _every(figures))


def steps_of(figures: Figures) -> dict[str, Steps]:
    """Where each path leads: names of people's making have dots as well."""
    return {".".join(steps): steps for steps, *_ in _every(figures)}


def changed(frozen: Figures, now: Figures) -> tuple[Change, ...]:
    """Numbers that differ, in reading order: candidates for an erratum. What was not counted then has not changed."""
    rows = {steps: label for steps, label, _, _ in (*_every(frozen), *_every(now))}
    order = {steps: at for at, (steps, *_) in enumerate(_every(now))}
    found = []
    for steps in sorted(rows, key=lambda one: order.get(one, len(order))):
        was, known = _at(frozen, steps)
        is_, _ = _at(now, steps)
        if known and was != is_:
            found.append(Change(".".join(steps), rows[steps], was, is_))
    return tuple(found)


def _every(figures: Figures) -> Iterator[tuple[Steps, str, Value, str]]:
    for name in TOP:
        yield from _walk(getattr(figures, name), (name,), *TOP[name])
    for line in figures.units:
        yield from _walk(line, ("units", line.zone, line.name), f"{line.zone}·{line.name}", "")


def _walk(one: Any, steps: Steps, label: str, unit: str) -> Iterator[tuple[Steps, str, Value, str]]:
    """A block's fields by their words; a block that was not counted has none."""
    if isinstance(one, Struct):
        words = LABELS[type(one)]
        for name, (word, unit_) in words.items():
            value, said = getattr(one, name), "·".join(part for part in (label, word) if part)
            if value is None and not unit_:
                continue
            yield from _walk(value, (*steps, name), said, unit_ or unit)
    elif isinstance(one, Mapping):
        for key, value in one.items():
            yield from _walk(value, (*steps, key), f"{label}·{key}", unit)
    elif one is not None or unit:
        yield steps, label, one, unit


def _at(figures: Figures, steps: Steps) -> tuple[Value, bool]:
    """A number, and whether it was counted at all: a key that a list of names lacks is nought of it."""
    one: Any = figures
    if steps[0] == "units":
        one = next((line for line in figures.units if (line.zone, line.name) == steps[1:3]), {})
        steps = steps[3:]
    for at, step in enumerate(steps):
        if isinstance(one, Mapping):
            one = one.get(step, {} if at < len(steps) - 1 else 0)
        else:
            one = getattr(one, step)
            if one is None and at < len(steps) - 1:
                return None, False
    return one, True
