"""What a clue asks of a guard today: that there is an answer, and not a word of it."""

from datetime import datetime, timedelta

from lianfang.access import Actor
from lianfang.web.looks.own import own_scope
from lianfang.web.views import Link, TodayCard
from zones.reports.reads.clues import answered_lately

LATELY = timedelta(hours=24)


async def cards(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """One for all answers of the last day."""
    scope = own_scope(actor, "clue.send")
    found = await answered_lately(scope.person, now - LATELY)
    if not found:
        return ()
    more = Link("去看看", f"/clues/{found[0]}" if len(found) == 1 else "/clues")
    return (TodayCard("信息报送有答复了", "只有您和民警看得到。", more=more),)
