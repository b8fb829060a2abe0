"""Figures as pages show them: value, address of the rows behind it, what it is held against."""

from collections.abc import Container, Iterable
from urllib.parse import quote

from bulletins.figures.flat import Figure, Value
from bulletins.figures.grouped import Beside
from lianfang.web.views import FigureGroup, FigureLine


def shown(value: Value) -> str:
    return "—" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def address(base: str, path: str) -> str:
    """Where a figure opens; `base` is the bulletin's own address."""
    return f"{base}/figures?path={quote(path, safe='')}"


def group(heading: str, every: Iterable[Beside], base: str, by_hand: Container[str] = ()) -> FigureGroup:
    """`by_hand` are the paths of those that were corrected."""
    found = tuple(every)
    lines = tuple(_line(one, base, one.figure.path in by_hand) for one in found)
    lasts = any(one.last is not None for one in found)
    return FigureGroup(heading, lines, lasts, any(line.mean_href or line.year_href for line in lines))


def _line(one: Beside, base: str, by_hand: bool) -> FigureLine:
    figure = one.figure
    return FigureLine(
        figure.label,
        shown(figure.value),
        figure.unit,
        address(base, figure.path),
        shown(one.last),
        *_other(one.mean, base),
        *_other(one.year, base),
        by_hand,
    )


def _other(figure: Figure | None, base: str) -> tuple[str, str]:
    return (shown(figure.value), address(base, figure.path)) if figure else ("", "")
