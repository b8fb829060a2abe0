"""The last step of every way in: the device gets a new secret, the browser a new session, the audit book a line."""

from datetime import datetime
from typing import Any

from lianfang.accounts import attempts, devices, sessions
from lianfang.accounts.errors import NotPosted
from lianfang.accounts.password_rules import is_stale
from lianfang.accounts.rules import kind_of, next_step
from lianfang.accounts.tables import Account
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By, note
from lianfang.settings import settings

COLUMNS = "id, name, password, password_at, second"
BINDS = ("slip", "phone")
_SAID = {"reset": "second", "renew": "password"}


async def enter(account: dict[str, Any], old_token: str, where: Where, now: datetime, came: str) -> Entered:
    """For an account's COLUMNS. `came` is the way in or the step just taken, as `next_step` has it.

    Raises NotPosted where no role is in force.
    """
    roles = await sessions.roles_of(account["id"])
    if not roles:
        raise NotPosted()
    kind = kind_of(tuple(role.role for role in roles))
    needs = _open_step(account, kind, came, now)
    if old_token:
        await sessions.end(old_token)
    if account["name"]:
        await attempts.forget(("login", account["name"]))
    device, secret = await devices.enter(
        account["id"], where.secret, where.label, kind == "phone" and came in BINDS, now
    )
    token = await sessions.begin(account["id"], kind, device, needs, now)
    by = By(f"account:{account['id']}", roles[0].bureau, device, where.network)
    await note(by, "sign_in", _SAID.get(needs, needs) or "done", now, "account", account["id"])
    return Entered(token, secret, kind, needs)


async def account_row(account: int) -> dict[str, Any]:
    """What `enter` takes, the account locked: of two ways in at once one waits."""
    return (await Account.raw(f"SELECT {COLUMNS} FROM login WHERE id = {{}} FOR UPDATE", account))[0]


def _open_step(account: dict[str, Any], kind: str, came: str, now: datetime) -> str:
    told = settings()
    stale = account["password"] is not None and is_stale(told.passwords, account["password_at"], now)
    return next_step(came, kind, account["second"] is not None, stale, told.second_factor == "required")
