"""用得对不对: the card of a review on which an officer judges."""

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Tag


class Judging(Struct, frozen=True):
    """`stands` tells what was judged; until then `right` and `misuse` are its two forms, None for who may not (`why_not`).

    `lift` ends a pause that still holds. `opened` where a form was refused, with the `line` that was typed in it.
    """

    state: Tag
    stands: tuple[Fact, ...] = ()
    right: Form | None = None
    misuse: Form | None = None
    reasons: tuple[Choice, ...] = ()
    lift: Form | None = None
    why_not: str = ""
    line: str = ""
    opened: bool = False
