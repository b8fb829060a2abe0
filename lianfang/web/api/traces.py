"""The rows behind a bulletin's figures; a figure corrected by hand."""

from datetime import datetime
from typing import Annotated

from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from bulletins.changes.vocabulary import MOST_COUNT
from bulletins.figures.traced import Trace
from bulletins.figures.vocabulary import ByHand
from lianfang.access import can, scope
from lianfang.flows.bulletin.amend import amend
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, Sentence, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.traced import opened
from lianfang.web.pages.places import work_of

MOST = 500


class FigureTrace(Struct, frozen=True):
    """A figure as counted at `counted_at`, and `rows` that add up to it, from `start` on; `all_rows` is how many there are.

    `frozen` is its value in the bulletin once that is issued; `by_hand` says that it was corrected. `base` is the figure whose rows these are: a rate opens to its base.
    """

    path: str
    label: str
    unit: str
    value: float | None
    frozen: float | None
    by_hand: ByHand | None
    base: str
    stations: tuple[str, ...]
    counted_at: datetime
    adds: int
    all_rows: int
    start: int
    rows: tuple[Trace, ...]


class Amend(Struct, frozen=True, forbid_unknown_fields=True):
    """A count that is to be told as `value`, and why; without a value the correction is taken back. `was`: what the writer saw."""

    path: Annotated[str, Meta(max_length=200, pattern=PLAIN, examples=["venue_check.violations"])]
    value: Annotated[int, Meta(ge=0, le=MOST_COUNT)] | None = None
    reason: Sentence = ""
    was: Annotated[int, Meta(ge=0, le=MOST_COUNT)] | None = None


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
        seen.by_hand,
        seen.base.path,
        seen.stations,
        seen.at,
        seen.adds,
        len(seen.rows),
        start,
        seen.rows[start : start + MOST],
    )


@command("/bulletins/{bulletin:int}/amendments", "bulletin.draft", "手工更正一个数")
async def amend_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Amend]) -> Done:
    """Marked and printed with its reason. Rates follow; sums do not: while they disagree the draft goes no further."""
    work = await work_of(request, "bulletin.draft", bulletin)
    was = "" if data.was is None else str(data.was)
    await amend(by_of(request), work, data.path, data.value, data.reason, key_of(request), was)
    return Done()
