"""Makes a sign-in for a role, for a guard bound to his person."""

from lianfang.accounts import actions, passwords
from lianfang.accounts.rules import check_password, check_role
from lianfang.database import transaction


async def add_login(name: str, role: str, password: str, person: int | None, station: int | None) -> int:
    """Returns the sign-in's id. Raises BadRole, WeakPassword, LoginTaken."""
    check_role(role)
    check_password(password)
    hashed = await passwords.make(password)
    async with transaction():
        return await actions.add_login(name, role, hashed, person, station)
