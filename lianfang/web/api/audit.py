"""The audit book, newest first, a page at a time."""

from datetime import date
from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Struct, structs

from lianfang.access import scope
from lianfang.audit.reads import PAGE, Asked, Line, lines
from lianfang.database import transaction
from lianfang.web.answers import ReadRequest
from lianfang.web.api.errors import BadQuery
from lianfang.web.api.operations import PLAIN, look
from lianfang.web.doors import LARGEST_ID, actor_of

Day = Annotated[str, QueryParameter(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="哪一天，2018-10-08 这样")]
Code = Annotated[str, QueryParameter(max_length=40, pattern=PLAIN)]
Before = Annotated[int, QueryParameter(ge=1, le=LARGEST_ID, description="上一页的 older")]


class AuditEntry(Line, frozen=True):
    """Who did what, or was refused it (`outcome` is the refusal's code), on which thing, why, from where."""


class AuditPage(Struct, frozen=True):
    """Lines of a page; `older` is the `before` of the next one, null on the last."""

    lines: tuple[AuditEntry, ...]
    older: int | None


@look("/audit", "audit.see", "审计记录")
async def audit_page(
    request: ReadRequest, day: Day = "", action: Code = "", actor: Code = "", before: Before = LARGEST_ID
) -> AuditPage:
    """Of a day, an action, an actor; or all. Ids and codes only, never personal data."""
    asked = Asked(_day(day), action, actor.strip(), before)
    async with transaction(snapshot=True):
        found = await lines(scope(actor_of(request), "audit.see"), asked)
    shown = (AuditEntry(**structs.asdict(line)) for line in found[:PAGE])
    return AuditPage(tuple(shown), found[PAGE - 1].id if len(found) > PAGE else None)


def _day(text: str) -> date | None:
    """Raises BadQuery for a day that no calendar has."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadQuery(field="day", at="网址里的“day”", why="不是一天") from None
