"""The second step of signing in: six digits from the authenticator; the first time they enrol it."""

from lianfang.accounts import attempts, second, sessions
from lianfang.accounts.errors import LoginWait, SecondFailed, SignedOut
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.accounts.enter import account_row, enter
from zones.ground.refused import Refused


async def second_step(token: str, digits: str, where: Where) -> Entered:
    """Turns a sign-in of one step into a whole one. Raises SecondFailed, LoginWait, SignedOut."""
    refusal: Refused
    async with transaction() as now:
        signed = await sessions.signed(token, now)
        if signed is None or signed.needs not in ("second", "enrol"):
            raise SignedOut()
        account = signed.actor.account
        counts = attempts.counted(f"second {account}", "")
        try:
            await attempts.check(counts, now, lock=True)
            if await second.opens(account, signed.session, digits, now):
                return await enter(await account_row(account), token, where, now, whole=True)
            refusal = SecondFailed()
            await attempts.failed(counts, now)
        except LoginWait as wait:
            refusal = wait
        await note(By("nobody", network=where.network), "second_step", refusal.code, now, "account", account)
    raise refusal
