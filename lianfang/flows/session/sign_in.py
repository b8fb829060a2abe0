"""Signs somebody in: a new session with a new token; one that the browser had before is dead."""

from datetime import datetime, timedelta

from lianfang.accounts import actions, passwords
from lianfang.accounts.errors import LoginFailed, LoginWait
from lianfang.accounts.rules import delay_after
from lianfang.accounts.tables import Login
from lianfang.audit.actions import note
from lianfang.database import transaction


async def sign_in(name: str, password: str, old_token: str) -> tuple[str, str]:
    """Returns (token, role). Raises LoginFailed, LoginWait; neither tells whether the account exists."""
    async with transaction() as now:
        rows = await Login.raw(
            "SELECT id, role, password, failures, not_before FROM login WHERE name = {} AND NOT disabled", name
        )
    known = rows[0] if rows else None
    waiting = known["not_before"] - now if known and known["not_before"] else timedelta()
    right = await passwords.matches(known["password"] if known else passwords.NOBODY, password)
    if waiting > timedelta():
        raise LoginWait(minutes=int(waiting.total_seconds() // 60) + 1)
    async with transaction() as now:
        if not known or not right:
            await _note_failure(known["id"] if known else None, now)
        else:
            await Login.raw("UPDATE login SET failures = 0, not_before = NULL WHERE id = {}", known["id"])
            if old_token:
                await actions.end(old_token)
            token = await actions.begin(known["id"], known["role"], now)
            await note(f"login:{known['id']}", "sign_in", "done", None, now)
            return token, known["role"]
    raise LoginFailed()


async def _note_failure(login: int | None, now: datetime) -> None:
    await note("nobody", "sign_in", "login_failed", login, now)
    if login is not None:
        rows = await Login.raw("UPDATE login SET failures = failures + 1 WHERE id = {} RETURNING failures", login)
        delay = delay_after(rows[0]["failures"])
        if delay:
            await Login.raw("UPDATE login SET not_before = {} WHERE id = {}", now + delay, login)
