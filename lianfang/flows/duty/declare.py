"""A unit declares in which hours a post may be left. What it does not declare may not."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.duty.actions import declare as write_hours
from zones.duty.errors import NoSuchPost
from zones.duty.reads import posts
from zones.duty.vocabulary import Hours
from zones.ground.scope import Scope


async def declare(by: By, scope: Scope, post: int, hours: list[Hours], key: Key) -> None:
    """In place of what was declared before. Raises NoSuchPost, BadHours, OtherBody."""

    async def do(now: datetime) -> str:
        if not await posts(scope, only=post):
            raise NoSuchPost()
        await write_hours(post, hours)
        await note(by, "duty.declare", "done", now, "post", post)
        return "declared"

    await answered_once(key, ["duty.declare", str(post), repr(hours)], do)
