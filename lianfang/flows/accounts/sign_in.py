"""Signs somebody in by password: a new session with a new token; one that the browser had before is dead."""

from datetime import datetime
from typing import Any

from lianfang.accounts import attempts, devices, passwords
from lianfang.accounts.errors import LoginFailed, LoginWait
from lianfang.accounts.tables import Account
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.accounts.enter import COLUMNS, enter
from zones.ground.refused import Refused


async def sign_in(name: str, password: str, old_token: str, where: Where) -> Entered:
    """Raises LoginFailed, LoginWait; whoever shows them shows the same for both. Raises Busy.

    The password is compared outside any transaction, then everything is asked again with the counts locked: of many
    tries at once each counts, and a password changed or an account closed meanwhile opens nothing.
    """
    passwords.check_room()
    async with transaction() as now:
        before = await _known(name)
        counts = attempts.counted("login", name, "" if await devices.known(where.secret) else where.address)
        refusal = await _waiting(counts, now)
        if refusal:
            await _write(refusal, before, where, now)
    if refusal is None:
        right = await passwords.matches(before["password"] if before else passwords.NOBODY, password)
        async with transaction() as now:
            known = await _known(name, " FOR UPDATE")
            right = right and known is not None and before is not None and known["password"] == before["password"]
            refusal = await _judge(counts, right, known, where, now)
            if refusal is None and known:
                return await enter(known, old_token, where, now, "password")
    raise refusal or LoginFailed()


async def _known(name: str, lock: str = "") -> dict[str, Any] | None:
    sql = f"SELECT {COLUMNS} FROM login WHERE name = {{}} AND closed_at IS NULL AND password IS NOT NULL"
    rows = await Account.raw(sql + lock, name)
    return rows[0] if rows else None


async def _waiting(counts: dict[str, bytes], now: datetime, lock: bool = False) -> Refused | None:
    try:
        await attempts.check(counts, now, lock)
    except LoginWait as refusal:
        return refusal
    return None


async def _judge(
    counts: dict[str, bytes], right: bool, known: dict[str, Any] | None, where: Where, now: datetime
) -> Refused | None:
    refusal = await _waiting(counts, now, lock=True)
    if refusal is None and not right:
        refusal = LoginFailed()
        await attempts.failed(counts, now)
    if refusal is not None:
        await _write(refusal, known, where, now)
    return refusal


async def _write(refusal: Refused, known: dict[str, Any] | None, where: Where, now: datetime) -> None:
    account = known["id"] if known else None
    await note(By("nobody", network=where.network), "sign_in", refusal.code, now, "account", account)
