"""Sets a new password: every session of the account ends with the old one."""

from lianfang.accounts import actions, passwords
from lianfang.accounts.errors import LoginFailed
from lianfang.accounts.rules import check_password
from lianfang.accounts.tables import Login
from lianfang.audit.actions import note
from lianfang.database import transaction


async def change_password(name: str, password: str) -> None:
    """By the operator, for a named account. Raises WeakPassword, LoginFailed."""
    check_password(password)
    hashed = await passwords.make(password)
    async with transaction() as now:
        rows = await Login.raw(
            "UPDATE login SET password = {}, failures = 0, not_before = NULL WHERE name = {} RETURNING id", hashed, name
        )
        if not rows:
            raise LoginFailed()
        await actions.end_all(rows[0]["id"])
        await note("operator", "change_password", "done", rows[0]["id"], now)
