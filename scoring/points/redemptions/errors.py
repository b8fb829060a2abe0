"""Why points are not exchanged."""

from zones.ground.refused import Refused


class ExchangeOff(Refused):
    """The rule book in force has no goods: nothing is exchanged."""

    code = "exchange_off"


class NoSuchGood(Refused):
    """The book's list does not have it."""

    code = "exchange_no_such_good"


class NotEnoughPoints(Refused):
    """What may be spent does not reach."""

    code = "exchange_not_enough"


class PointsOwed(Refused):
    """Who owes points spends none."""

    code = "exchange_owed"


class RedemptionMoved(Refused):
    """It does not wait any more, or the answer is none."""

    code = "redemption_moved"


class OwnRedemption(Refused):
    """Nobody answers his own, nor one of his own unit."""

    code = "own_redemption"
