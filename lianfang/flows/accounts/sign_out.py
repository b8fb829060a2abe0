"""Signs somebody out: the session's row goes, so a request still under way cannot bring it back."""

from lianfang.accounts import sessions
from lianfang.audit.actions import By, note
from lianfang.database import transaction


async def sign_out(by: By, token: str) -> None:
    """Ending a session twice is no fault."""
    async with transaction() as now:
        await sessions.end(token)
        await note(by, "sign_out", "done", now, "device", by.device)
