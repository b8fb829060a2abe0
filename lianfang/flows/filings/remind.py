"""A unit is reminded to file, or to withdraw: on the clock's 20th and 28th day, once each, by day."""

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI, shanghai_day
from zones.roster.reads.filings import FilingRow, filings
from zones.roster.rules.filing import due, reminder

DAYLIGHT = range(8, 20)


async def remind_filings(station: int) -> int:
    """Of one station's units. The notice's key names the day of the clock: told once, whoever asks. Returns how many are due."""
    async with transaction() as now:
        if now.astimezone(SHANGHAI).hour not in DAYLIGHT:
            return 0
        today = shanghai_day(now)
        rows = [row for row in await filings(Scope((station,))) if not row.sent and row.spell]
        told = [_notice(row, mark) for row in rows if row.spell and (mark := reminder(row.spell, today)) is not None]
        await enqueue(told, now)
        return len(told)


def _notice(row: FilingRow, mark: int) -> Notice:
    assert row.spell
    what, until = due(row.spell) or ("", row.spell.began)
    to = f"unit:{row.unit}"
    return Notice("filing_due", to, f"filing:{what}:{until}:{mark}:{to}", row.unit, {"what": what, "until": str(until)})
