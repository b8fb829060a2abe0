"""What today asks of a guard: each topic gives its cards, most urgent first."""

from collections.abc import Awaitable, Callable

from lianfang.access import Actor
from lianfang.web.pages import today_clues, today_duty, today_patrol, today_reports, today_rollcall
from lianfang.web.views import TodayCard

Asks = Callable[[Actor], Awaitable[tuple[TodayCard, ...]]]

TOPICS: tuple[Asks, ...] = (
    today_rollcall.cards,
    today_duty.cards,
    today_patrol.cards,
    today_reports.cards,
    today_clues.cards,
)


async def cards_of(actor: Actor) -> tuple[TodayCard, ...]:
    """The cards of all topics, in their order."""
    return tuple([card for topic in TOPICS for card in await topic(actor)])
