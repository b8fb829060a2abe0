"""A bureau's own system takes no notices any more."""

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.notices.hooks import end_hook


async def end(by: By, hook: int, bureau: int) -> None:
    """Raises NoSuchHook, also for another bureau's."""
    async with transaction() as now:
        await end_hook(hook, bureau, now)
        await note(by, "hook.end", "done", now, "hook", hook)
