"""Opens an account with a name to sign in by, and gives it its first role."""

from datetime import datetime

from lianfang.access import Held
from lianfang.accounts import holders, passwords
from lianfang.accounts.password_rules import check
from lianfang.accounts.rules import check_login, check_role
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.settings import settings
from zones.roster.actions import make_officers


async def open_account(
    by: By,
    name: str,
    role: Held,
    key: Key,
    password: str = "",
    person: int | None = None,
    officer: int | str | None = None,
) -> int:
    """Returns its id. Without a password it is opened by a slip. An officer is given by id, or by name: a new one is added.

    Raises BadRole, BadLogin, WeakPassword, LoginTaken.
    """
    check_role(role.role)
    check_login(name)
    if password:
        check(password, settings().passwords, name, [], False)
    hashed = await passwords.make(password) if password else None

    async def do(now: datetime) -> str:
        account = await holders.open_named(name, hashed, person, await _officer(role, officer), now)
        await holders.give(account, role, now)
        await note(by, "open_account", "done", now, "account", account)
        return str(account)

    place, whose = [str(role.stations), str(role.unit), str(role.company)], [str(person), str(officer)]
    return int(await answered_once(key, ["open_account", name, role.role, *place, *whose], do))


async def _officer(role: Held, officer: int | str | None) -> int | None:
    """Within the command: a refused one adds nobody."""
    if not isinstance(officer, str):
        return officer
    assert role.bureau is not None
    return (await make_officers(role.bureau, [officer]))[officer]
