"""The guard says what he has to say, in his own words, or that he says nothing. Then the unit is asked."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.deductions.held import held, tell
from scoring.points.deductions import rules
from scoring.points.deductions.actions import keep, say
from scoring.points.deductions.vocabulary import MOST_WORDS
from zones.ground.scope import Scope
from zones.reports.rules.saying import check_words


async def answer(by: By, scope: Scope, deduction: int, said: str, words: str, key: Key) -> str:
    """Of the scope's person. Returns the slip's state.

    Raises NotYours, UnknownDeductionWord, DeductionOver, NothingSaid, TooManyWords, OtherBody.
    """
    own = check_words(words, needed=said == "other", most=MOST_WORDS)

    async def do(now: datetime) -> str:
        before = await held(scope, deduction)
        after = rules.answer(before, said, now)
        await keep(after)
        await say(deduction, "guard", own, now)
        await tell(before, after, now)
        await note(by, "deduction.answer", "done", now, "deduction", deduction)
        return after.state

    return await answered_once(key, ["deduction.answer", str(deduction), said, own], do)
