"""An officer takes a slip back, with a reason: what stood is corrected in the journal, the points come back by scoring."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.deductions.held import held, tell
from scoring.points.deductions import rules
from scoring.points.deductions.actions import keep, say
from scoring.points.deductions.vocabulary import MOST_WORDS, RECORD_KIND, Hand
from zones.ground.scope import Scope
from zones.journal.actions import correct_deeds
from zones.reports.rules.saying import check_words


async def take_back(by: By, scope: Scope, hand: Hand, deduction: int, words: str, key: Key) -> str:
    """Of the scope's station. Returns the slip's state.

    Raises NotYours, OwnDeduction, DeductionOver, NothingSaid, TooManyWords, OtherBody.
    """
    why = check_words(words, most=MOST_WORDS)

    async def do(now: datetime) -> str:
        before = await held(scope, deduction)
        after = rules.take_back(before, hand, now)
        await keep(after)
        await say(deduction, "back", why, now)
        if before.state == "stands":
            await correct_deeds(None, RECORD_KIND, [deduction], now)
        await tell(before, after, now)
        await note(by, "deduction.take_back", after.state, now, "deduction", deduction)
        return after.state

    return await answered_once(key, ["deduction.take_back", str(deduction), why], do)
