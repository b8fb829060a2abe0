"""The second step of signing in: six digits from the authenticator; the first time they enrol it."""

from lianfang.accounts import attempts, second, sessions
from lianfang.accounts.errors import LoginWait, SecondFailed, SignedOut
from lianfang.accounts.sessions import Signed
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.accounts.enter import account_row, enter
from zones.ground.refused import Refused


async def second_step(token: str, digits: str, where: Where) -> Entered:
    """Goes on to the next step, or in. A whole session enrols a second factor where there is none.

    Raises SecondFailed, LoginWait, SignedOut.
    """
    refusal: Refused
    async with transaction() as now:
        signed = await sessions.signed(token)
        if signed is None or not await _may(signed):
            raise SignedOut()
        account = signed.actor.account
        counts = attempts.counted("second", str(account))
        try:
            await attempts.check(counts, now, lock=True)
            if await second.opens(account, signed.session, digits, now):
                await attempts.forget(("second", str(account)))
                return await enter(await account_row(account), token, where, now, signed.needs or "enrol")
            refusal = SecondFailed()
            await attempts.failed(counts, now)
        except LoginWait as wait:
            refusal = wait
        await note(By("nobody", network=where.network), "second_step", refusal.code, now, "account", account)
    raise refusal


async def _may(signed: Signed) -> bool:
    if signed.needs:
        return signed.needs in ("second", "reset", "enrol")
    return (await account_row(signed.actor.account))["second"] is None
