"""What may be spent, and the way of a redemption: asked, then handed out, declined, taken back or lapsed. Pure."""

from collections import deque
from collections.abc import Iterable
from datetime import date, datetime

from msgspec.structs import replace

from scoring.points.deductions.vocabulary import Hand
from scoring.points.redemptions.errors import (
    ExchangeOff,
    NoSuchGood,
    NotEnoughPoints,
    OwnRedemption,
    PointsOwed,
    RedemptionMoved,
)
from scoring.points.redemptions.vocabulary import ANSWERS, WITHIN, Moved, Redemption
from scoring.points.vocabulary import Balances
from scoring.points.vocabulary.book import Good
from zones.ground.notice import Notice


def usable(moved: Iterable[Moved], spendable: int, today: date) -> int:
    """What may be spent today: points live for twelve months, and what was spent took the oldest that were alive then."""
    lots: deque[tuple[date, int]] = deque()
    for one in sorted(moved, key=lambda one: (one.day, one.points < 0)):
        if one.points > 0:
            lots.append((one.day, one.points))
        else:
            _take(lots, -one.points, one.day)
    return min(spendable, sum(points for day, points in lots if _alive(day, today)))


def _take(lots: deque[tuple[date, int]], wanted: int, on: date) -> None:
    while lots and wanted:
        day, points = lots.popleft()
        if _alive(day, on):  # what had died is nobody's to spend later, either
            taken = min(points, wanted)
            wanted -= taken
            if points > taken:
                lots.appendleft((day, points - taken))


def _alive(day: date, on: date) -> bool:
    return (day.year + 1, day.month, day.day) >= (on.year, on.month, on.day)


def chosen(goods: tuple[Good, ...], code: str) -> Good:
    """Raises ExchangeOff, NoSuchGood."""
    if not goods:
        raise ExchangeOff()
    found = next((good for good in goods if good.code == code), None)
    if found is None:
        raise NoSuchGood()
    return found


def check_points(good: Good, balances: Balances, may_spend: int) -> None:
    """Raises PointsOwed, NotEnoughPoints."""
    if balances.owed:
        raise PointsOwed(owed=balances.owed)
    if good.points > may_spend:
        raise NotEnoughPoints(called=good.called, costs=good.points, have=may_spend)


def answered(
    redemption: Redemption, decision: str, hand: Hand, hands_units: Iterable[int], now: datetime
) -> Redemption:
    """The office's word: handed or declined. `hands_units` are where whoever answers stands himself.

    Raises OwnRedemption, RedemptionMoved.
    """
    own = hand.account == redemption.account or hand.person == redemption.person
    if own or redemption.unit in hands_units:
        raise OwnRedemption()
    if decision not in ANSWERS or redemption.state != "asked":
        raise RedemptionMoved()
    return replace(redemption, state=decision, decider=hand.account, decided_at=now, next_deadline=None)


def withdrawn(redemption: Redemption, now: datetime) -> Redemption:
    """By himself, while it waits. Raises RedemptionMoved."""
    if redemption.state != "asked":
        raise RedemptionMoved()
    return replace(redemption, state="withdrawn", decided_at=now, next_deadline=None)


def due(redemption: Redemption, now: datetime) -> Redemption | None:
    """Lapsed, once its deadline has come; None before that."""
    if redemption.next_deadline is None or now < redemption.next_deadline:
        return None
    return replace(redemption, state="lapsed", decided_at=now, next_deadline=None)


def asked(redemption: Redemption) -> Redemption:
    """A new one, waiting for the office."""
    return replace(redemption, next_deadline=redemption.at + WITHIN)


def of_end(redemption: Redemption) -> Notice:
    """The guard hears what became of it."""
    key = f"redemption:{redemption.id}:{redemption.state}"
    return Notice(f"redemption_{redemption.state}", f"person:{redemption.person}", key, redemption.id)
