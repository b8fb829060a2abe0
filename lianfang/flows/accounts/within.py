"""Whether an account is one of the bureau's: another bureau's is as if it were not there."""

from lianfang.access import NotYours
from lianfang.accounts.tables import RoleHeld
from lianfang.audit.actions import By


async def check_account(by: By, account: int, whole: bool = False) -> None:
    """The operator reaches every account. `whole`: what is done acts on all its roles, so none may be another bureau's.

    Raises NotYours. Inside a transaction.
    """
    if by.actor == "operator":
        return
    rows = await RoleHeld.raw(
        "SELECT coalesce(bool_or(bureau = {}), false) AS ours, coalesce(bool_or(bureau <> {} AND until IS NULL), false) "
        "AS theirs FROM role_held WHERE account = {}",
        by.bureau,
        by.bureau,
        account,
    )
    if not rows[0]["ours"] or (whole and rows[0]["theirs"]):
        raise NotYours()
