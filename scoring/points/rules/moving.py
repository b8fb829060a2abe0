"""How points move between a holder's accounts."""

from scoring.points.vocabulary import Balances


def legs(points: int, before: Balances) -> Balances:
    """How an award moves a holder's accounts (differences): what is owed is paid first, what cannot be taken is owed."""
    if points >= 0:
        paid = min(before.owed, points)
        return Balances(points, points - paid, -paid)
    taken = min(before.spendable, -points)
    return Balances(points, -taken, -points - taken)


def spent(points: int, before: Balances) -> Balances:
    """The same for points that are given away, or come back (below zero): standing does not move, nothing becomes owed."""
    paid = min(before.owed, max(-points, 0))
    return Balances(0, -points - paid, -paid)
