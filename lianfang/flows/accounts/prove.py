"""Proves again who is there: by password, by the second factor, or by a new slip. Counted like a sign-in."""

from datetime import datetime

from lianfang.accounts import attempts, passwords, second, sessions, slips
from lianfang.accounts.errors import LoginWait, ProofFailed
from lianfang.accounts.sessions import Signed
from lianfang.accounts.tables import Account
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from zones.ground.refused import Refused


async def prove(
    by: By, signed: Signed, password: str = "", digits: str = "", slip: str = "", to_change: bool = False
) -> None:
    """Raises ProofFailed, LoginWait, Busy. An account with a second factor proves by it alone.

    `to_change`: whoever changes his password knows the old one, second factor or not; that proves nothing else.
    """
    refusal: Refused | None = None
    account = signed.actor.account
    counts = attempts.counted("prove", str(account))
    async with transaction():
        held = (await Account.raw("SELECT password, second FROM login WHERE id = {}", account))[0]
    right = bool(password) and held["password"] is not None and (to_change or held["second"] is None)
    right = right and await passwords.matches(held["password"], password)
    async with transaction() as now:
        try:
            await attempts.check(counts, now, lock=True)
            if right or await _shown(signed, held["second"] is not None, digits, slip, now):
                await attempts.forget(("prove", str(account)))
                if held["second"] is None or digits:
                    await sessions.prove(signed.session, now)
                await note(by, "prove", "done", now, "account", account)
                return
            refusal = ProofFailed()
            await attempts.failed(counts, now)
        except LoginWait as wait:
            refusal = wait
        await note(by, "prove", refusal.code, now, "account", account)
    raise refusal


async def _shown(signed: Signed, has_second: bool, digits: str, slip: str, now: datetime) -> bool:
    account = signed.actor.account
    if has_second and digits:
        return await second.opens(account, signed.session, digits, now)
    open_slip = await slips.of_account(account, slip, now) if slip and not has_second else None
    if open_slip is None:
        return False
    await slips.use(open_slip, now)
    return True
