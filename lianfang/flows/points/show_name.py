"""A guard agrees, or no longer agrees, that his name stands among the first three of his zone."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.points.actions.shown import hide, show


async def show_name(by: By, person: int, shown: bool, key: Key) -> None:
    """Raises OtherBody."""

    async def do(now: datetime) -> str:
        await (show(person, now) if shown else hide(person))
        await note(by, "points.name", "shown" if shown else "hidden", now, "person", person)
        return "done"

    await answered_once(key, ["points.name", str(person), str(shown)], do)
