"""Signs somebody out: the session's row goes, so a request still under way cannot bring it back."""

from lianfang.accounts import sessions
from lianfang.database import transaction


async def sign_out(token: str) -> None:
    """Ending a session twice is no fault."""
    async with transaction():
        await sessions.end(token)
