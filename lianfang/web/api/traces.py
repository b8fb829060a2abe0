"""The rows behind a bulletin's figures."""

from datetime import datetime
from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Struct

from bulletins.figures.traced import Trace
from lianfang.access import can, scope
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Id, look
from lianfang.web.doors import actor_of
from lianfang.web.looks.traced import opened
from lianfang.web.pages.places import work_of

MOST = 500


class FigureTrace(Struct, frozen=True):
    """A figure as counted at `counted_at`, and `rows` that add up to it, from `start` on; `all_rows` is how many there are.

    `frozen` is its value in the bulletin once that is issued. `base` is the figure whose rows these are: a rate opens to its base.
    """

    path: str
    label: str
    unit: str
    value: float | None
    frozen: float | None
    base: str
    stations: tuple[str, ...]
    counted_at: datetime
    adds: int
    all_rows: int
    start: int
    rows: tuple[Trace, ...]


FigurePath = Annotated[
    str, QueryParameter(max_length=200, min_length=1, description="哪个数，例如 roll_call.answered，见这期通报的数字")
]
Start = Annotated[int, QueryParameter(ge=0, le=10**9, description=f"从第几行起，一次最多 {MOST} 行")]


@look("/bulletins/{bulletin:int}/trace", "bulletin.see", "一个数是哪些登记")
async def trace_figure(request: ReadRequest, bulletin: Id, path: FigurePath, start: Start = 0) -> FigureTrace:
    """For whoever reaches all stations that the bulletin counts. Names are masked; of clues there is only a number."""
    work = await work_of(request, "bulletin.see", bulletin)
    actor = actor_of(request)
    seen = await opened(work, scope(actor, "bulletin.see"), can(actor, "bulletin.draft"), path)
    return FigureTrace(
        seen.figure.path,
        seen.figure.label,
        seen.figure.unit,
        seen.figure.value,
        seen.frozen,
        seen.base.path,
        seen.stations,
        seen.at,
        seen.adds,
        len(seen.rows),
        start,
        seen.rows[start : start + MOST],
    )
