"""A bureau's own system takes notices from now on."""

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.notices.hooks import open_hook


async def begin(by: By, bureau: int, url: str) -> tuple[int, str]:
    """The hook's id, and its secret in hex, which is shown this once. Raises BadHook, KeysNotPrivate."""
    async with transaction() as now:
        hook, secret = await open_hook(bureau, url, now)
        await note(by, "hook.begin", "done", now, "hook", hook)
    return hook, secret
