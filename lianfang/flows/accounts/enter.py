"""The last step of every way in: the device gets a new secret, the browser a new session, the audit book a line."""

from datetime import datetime
from typing import Any

from lianfang.accounts import attempts, devices, sessions
from lianfang.accounts.errors import NotPosted
from lianfang.accounts.password_rules import is_stale
from lianfang.accounts.rules import kind_of
from lianfang.accounts.tables import Account
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By, note
from lianfang.settings import settings

COLUMNS = "id, name, password, password_at, second"


async def enter(
    account: dict[str, Any], old_token: str, where: Where, now: datetime, bound: bool = False, whole: bool = False
) -> Entered:
    """For an account's id, name, password_at, second. `bound`: by a slip or a bound phone; `whole`: no step is open.

    Raises NotPosted where no role is in force.
    """
    roles = await sessions.roles_of(account["id"], now)
    if not roles:
        raise NotPosted()
    kind = kind_of(tuple(role.role for role in roles))
    needs = "" if whole else _open_step(account, kind, bound, now)
    if old_token:
        await sessions.end(old_token)
    if account["name"]:
        await attempts.forget(account["name"])
    device, secret = await devices.enter(account["id"], where.secret, where.label, bound and kind == "phone", now)
    token = await sessions.begin(account["id"], kind, device, needs, now)
    by = By(f"account:{account['id']}", roles[0].bureau, device, where.network)
    await note(by, "sign_in", needs or "done", now, "account", account["id"])
    return Entered(token, secret, kind, needs)


async def account_row(account: int) -> dict[str, Any]:
    """What `enter` takes, the account locked: of two ways in at once one waits."""
    return (await Account.raw(f"SELECT {COLUMNS} FROM login WHERE id = {{}} FOR UPDATE", account))[0]


def _open_step(account: dict[str, Any], kind: str, bound: bool, now: datetime) -> str:
    """The second factor where there is one or must be one; a password where a console has none, or a stale one."""
    if account["second"] is not None:
        return "second"
    if kind == "phone":
        return ""
    if bound or is_stale(settings().passwords, account["password_at"], now):
        return "password"
    return "enrol" if settings().second_factor == "required" else ""
