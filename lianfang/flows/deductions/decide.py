"""The unit confirms, with the guard's own words before it, or says that it is not so. What stands is a deed."""

from datetime import datetime

from lianfang.accounts.states import behind
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.deductions.held import held, tell
from scoring.points.deductions import rules
from scoring.points.deductions.actions import keep, say
from scoring.points.deductions.vocabulary import MOST_WORDS, RECORD_KIND, REGISTER, Deduction, Hand
from zones.ground.scope import Scope
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.reports.rules.saying import check_words


async def decide(by: By, scope: Scope, hand: Hand, deduction: int, verdict: str, bar: str, words: str, key: Key) -> str:
    """Of the scope's unit; `words` are needed where it says untrue. Returns the slip's state.

    Raises NotYours, UnknownDeductionWord, OwnDeduction, SameHand, NotHeardYet, DeductionOver, NothingSaid, TooManyWords,
    OtherBody.
    """
    said = check_words(words, needed=verdict == "untrue", most=MOST_WORDS)

    async def do(now: datetime) -> str:
        before = await held(scope, deduction)
        proposer = (await behind([before.account])).get(before.account)
        after = rules.decide(before, verdict, bar, hand, proposer.person if proposer else None, now)
        await keep(after)
        await say(deduction, "unit", said, now)
        if after.state == "stands":
            await _deed(after, now)
        await tell(before, after, now)
        await note(by, "deduction.decide", after.state, now, "deduction", deduction)
        return after.state

    return await answered_once(key, ["deduction.decide", str(deduction), verdict, bar, said], do)


async def _deed(slip: Deduction, now: datetime) -> None:
    fact = Fact(slip.kind, slip.day, slip.person, slip.unit)
    await write_deeds(None, slip.station, RECORD_KIND, [(slip.id, Source(REGISTER, slip.id), fact)], now)
