"""Whether an account is one of the bureau's: another bureau's is as if it were not there."""

from lianfang.access import NotYours
from lianfang.accounts.tables import RoleHeld
from lianfang.audit.actions import By


async def check_account(by: By, account: int) -> None:
    """The operator reaches every account. Raises NotYours. Inside a transaction."""
    if by.actor == "operator":
        return
    rows = await RoleHeld.raw("SELECT 1 AS held FROM role_held WHERE account = {} AND bureau = {}", account, by.bureau)
    if not rows:
        raise NotYours()
