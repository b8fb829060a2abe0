"""A change by hand: of a figure or of a line of advice."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

AMENDED, UNDONE = "amended", "undone"
MOST_REASON, MOST_AMENDED, MOST_COUNT = 60, 8, 1_000_000
"""Characters of a reason; figures that one bulletin corrects, as its annex has room for; the largest count."""


class Change(Struct, frozen=True):
    """`about` is a figure's path, or a line's rule or id. `was` and `now` are numbers or words; `reason` is a figure's."""

    draft: int
    kind: Literal["figure", "advice"]
    about: str
    state: str
    was: str
    now: str
    account: int | None
    at: datetime
    reason: str = ""
