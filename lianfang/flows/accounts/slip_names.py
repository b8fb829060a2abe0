"""Whose slip it is, for the page that asks and the paper that is printed."""

from lianfang.accounts.tables import Account
from lianfang.database import transaction


async def slip_names(account: int) -> tuple[str, str]:
    """(name of the person or account, unit where he stands now or empty)."""
    async with transaction():
        rows = await Account.raw(
            "SELECT coalesce(p.name, a.name, '') AS name, coalesce(u.name, '') AS unit FROM login a "
            "LEFT JOIN person p ON p.id = a.person LEFT JOIN LATERAL (SELECT unit FROM posting WHERE person = a.person "
            "AND until IS NULL ORDER BY id DESC LIMIT 1) s ON true LEFT JOIN unit u ON u.id = s.unit WHERE a.id = {}",
            account,
        )
    return rows[0]["name"], rows[0]["unit"]
