"""Signs somebody in: a new session with a new token; one that the browser had before is dead."""

from datetime import datetime
from typing import Any

from lianfang.accounts import actions, passwords
from lianfang.accounts.errors import LoginFailed, LoginWait
from lianfang.accounts.rules import delay_after
from lianfang.accounts.tables import Login
from lianfang.audit.actions import note
from lianfang.database import transaction
from zones.ground.refused import Refused

_KNOWN = "SELECT id, role, password, failures, not_before FROM login WHERE name = {} AND NOT disabled"


async def sign_in(name: str, password: str, old_token: str) -> tuple[str, str]:
    """Returns (token, role). Raises LoginFailed, LoginWait; whoever shows them shows the same for both.

    The password is compared outside any transaction, then everything is asked again with the account locked: of many
    tries at once each counts, and a password changed or an account closed meanwhile opens nothing.
    """
    async with transaction():
        before = await _known(name)
    right = await passwords.matches(before["password"] if before else passwords.NOBODY, password)
    async with transaction() as now:
        known = await _known(name, " FOR UPDATE")
        right = right and known is not None and before is not None and known["password"] == before["password"]
        refusal = await _refusal(known, right, now)
        if refusal is None and known:
            token = await _begin(known, old_token, now)
            return token, known["role"]
    raise refusal or LoginFailed()


async def _known(name: str, lock: str = "") -> dict[str, Any] | None:
    rows = await Login.raw(_KNOWN + lock, name)
    return rows[0] if rows else None


async def _refusal(known: dict[str, Any] | None, right: bool, now: datetime) -> Refused | None:
    if known and known["not_before"] and known["not_before"] > now:
        await note("nobody", "sign_in", "login_wait", known["id"], now)
        return LoginWait(minutes=int((known["not_before"] - now).total_seconds() // 60) + 1)
    if known and right:
        return None
    await _note_failure(known, now)
    return LoginFailed()


async def _begin(known: dict[str, Any], old_token: str, now: datetime) -> str:
    await Login.raw("UPDATE login SET failures = 0, not_before = NULL WHERE id = {}", known["id"])
    if old_token:
        await actions.end(old_token)
    await note(f"login:{known['id']}", "sign_in", "done", None, now)
    return await actions.begin(known["id"], known["role"], now)


async def _note_failure(known: dict[str, Any] | None, now: datetime) -> None:
    await note("nobody", "sign_in", "login_failed", known["id"] if known else None, now)
    if known:
        delay = delay_after(known["failures"] + 1)
        await Login.raw(
            "UPDATE login SET failures = failures + 1, not_before = {} WHERE id = {}",
            now + delay if delay else None,
            known["id"],
        )
