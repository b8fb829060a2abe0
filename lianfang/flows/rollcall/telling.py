"""What a call wants told, and to whom: gates before private phones, and these never by night. Inside an open transaction."""

from collections.abc import Iterable
from datetime import datetime

from zones.duty.reads import on_duty
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.rollcall.reads.asked import open_persons, open_posts
from zones.rollcall.vocabulary import Asked, Call


def asking(call: Call, asked: Iterable[Asked]) -> list[Notice]:
    """Each post's gate, in a drill each guard; and the desk, that it has begun."""
    to = [f"post:{one.post}" if one.post else f"person:{one.person}" for one in asked if not one.reason]
    return [_desk(call, "rollcall_open", len(to)), *(_each(call, "rollcall_ask", to))]


async def reminding(call: Call, now: datetime) -> list[Notice]:
    """Once: by day who stands at the posts that did not answer, on his own phone; by night the gate again."""
    scope = Scope((call.station,))
    posts = await open_posts(scope, call.id)
    if call.kind == "drill":
        to = [f"person:{person}" for person in await open_persons(scope, call.id)]
    elif call.night:
        to = [f"post:{post}" for post in posts]
    else:
        wanted = set(posts)
        rows = await on_duty(scope, now, teams=False)
        to = sorted({f"person:{row.person}" for row in rows if row.post in wanted})
    return _each(call, "rollcall_remind", to)


async def ringing(call: Call) -> list[Notice]:
    """The desk, how many there are to ring."""
    left = await open_posts(Scope((call.station,)), call.id)
    return [_desk(call, "rollcall_ring", len(left))] if left else []


def _each(call: Call, kind: str, to: Iterable[str]) -> list[Notice]:
    return [Notice(kind, one, f"{kind}:{call.id}:{one}", call.id) for one in to]


def _desk(call: Call, kind: str, posts: int) -> Notice:
    return Notice(kind, f"desk:{call.station}", f"{kind}:{call.id}", call.id, {"posts": posts})
