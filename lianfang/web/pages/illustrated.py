"""Where the picture of a question is fetched from: a version's never changes, so a phone may keep it."""

from lianfang.web.views import Illustration, Source
from scoring.exams.bank.vocabulary import Kept


def drawn(one: Kept) -> tuple[str, str]:
    """The address of its picture and what that shows; both empty for a question without one."""
    return (f"/questions/{one.question}/photos/{one.number}", one.said.pictured) if one.said.picture else ("", "")


def illustrated(one: Kept) -> Illustration | None:
    """None for a question without a picture."""
    return Illustration(Source(drawn(one)[0]), one.said.pictured) if one.said.picture else None
