"""Sets a new password: every other session of the account ends with the old one."""

from lianfang.accounts import attempts, holders, passwords, sessions
from lianfang.accounts.errors import LoginFailed
from lianfang.accounts.password_rules import REMEMBERED, check
from lianfang.accounts.tables import Account, OldPassword
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.settings import settings


async def change_password(by: By, account: int, password: str, keep_session: int | None = None) -> None:
    """For an account that is open. Raises WeakPassword, LoginFailed, Busy."""
    policy = settings().passwords
    async with transaction():
        names, second, before = await _of(account)
    used = [held for held in before[: REMEMBERED[policy]] if await passwords.matches(held, password)]
    check(password, policy, names[0], names[1:], bool(used), second)
    hashed = await passwords.make(password)
    async with transaction() as now:
        await holders.set_password(account, hashed, now)
        await sessions.end_all(account, keep_session)
        await attempts.forget(("login", names[0]), ("prove", str(account)))
        await note(by, "change_password", "done", now, "account", account)


async def _of(account: int) -> tuple[list[str], bool, list[str]]:
    """The account's names, whether it has a second factor, and the hashes of the last passwords, newest first."""
    rows = await Account.raw(
        "SELECT coalesce(a.name, '') AS name, coalesce(p.name, '') AS person, a.password, a.second IS NOT NULL AS second FROM login a "
        "LEFT JOIN person p ON p.id = a.person WHERE a.id = {} AND a.closed_at IS NULL",
        account,
    )
    if not rows:
        raise LoginFailed()
    old = await OldPassword.raw(
        "SELECT password FROM old_password WHERE account = {} ORDER BY id DESC LIMIT 4", account
    )
    hashes = [rows[0]["password"], *(row["password"] for row in old)]
    return [rows[0]["name"], rows[0]["person"]], rows[0]["second"], [held for held in hashes if held]
