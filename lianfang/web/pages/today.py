"""What today asks of a guard: each topic gives its cards, most urgent first."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from lianfang.access import Actor
from lianfang.database import look
from lianfang.web.pages import (
    today_clues,
    today_deductions,
    today_duty,
    today_exams,
    today_patrol,
    today_reports,
    today_rollcall,
    today_sittings,
    today_training,
)
from lianfang.web.views import TodayCard

Asks = Callable[[Actor, datetime], Awaitable[tuple[TodayCard, ...]]]
"""A few quick reads, inside `look`."""

TOPICS: tuple[Asks, ...] = (
    today_rollcall.cards,
    today_duty.cards,
    today_deductions.cards,
    today_patrol.cards,
    today_training.cards,
    today_sittings.cards,
    today_exams.cards,
    today_reports.cards,
    today_clues.cards,
)


async def cards_of(actor: Actor, now: datetime) -> tuple[TodayCard, ...]:
    """The cards of all topics, in their order, at the instant of the request."""

    async def read() -> tuple[TodayCard, ...]:
        return tuple([card for topic in TOPICS for card in await topic(actor, now)])

    return await look(read)
