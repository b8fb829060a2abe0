"""Units that have not signed for a bulletin are reminded once, by day: two working days after it was issued."""

from datetime import timedelta

from bulletins.distribution.reads import unsigned
from bulletins.distribution.rules import reminded_on
from bulletins.distribution.vocabulary import Unsigned
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from lianfang.slots import claim, claimed
from zones.ground.notice import Notice
from zones.ground.weeks import SHANGHAI, shanghai_day

JOB = "receipts"
DAYLIGHT = range(8, 20)
LOOKED_BACK = timedelta(days=30)
"""What was issued before that is no longer asked for, however long we slept."""


async def remind_unsigned() -> int:
    """The slot and the notices are one transaction, so each file is asked for once. Returns how many units were told."""
    async with transaction() as now:
        today, told = shanghai_day(now), 0
        if now.astimezone(SHANGHAI).hour not in DAYLIGHT:
            return 0
        done = await claimed(JOB)
        for one in await unsigned(today - LOOKED_BACK):
            if _period(one) in done or today < reminded_on(one.issued_on, is_working_day):
                continue
            if await claim(JOB, _period(one), now):
                await enqueue([_notice(one, unit) for unit in one.units], now)
                told += len(one.units)
        return told


def _period(one: Unsigned) -> str:
    return f"{one.bulletin}/{one.erratum}"


def _notice(one: Unsigned, unit: int) -> Notice:
    key = f"bulletin_unsigned:{one.bulletin}:{one.erratum}:unit:{unit}"
    return Notice("bulletin_unsigned", f"unit:{unit}", key, one.bulletin, {"erratum": one.erratum})
