"""Refusals of prizes."""

from zones.ground.refused import Refused


class BadMoney(Refused):
    """A sum is no sum: nothing, below zero, too much, parts of a fen."""

    code = "prize_bad_money"


class NoSource(Refused):
    """Money comes from somewhere, and a document says so."""

    code = "prize_no_source"


class MonthGoesOn(Refused):
    """Prizes of a month are drawn up when it is over and its close is posted."""

    code = "prize_month_goes_on"


class KeptIsSpent(Refused):
    """What was kept for 一事一奖 does not reach."""

    code = "prize_kept_is_spent"


class PaidElsewhere(Refused):
    """Nothing is paid twice that was commended elsewhere."""

    code = "prize_paid_elsewhere"


class NobodyToPrize(Refused):
    """A run without a line is not made public."""

    code = "prize_nobody"


class RunMoved(Refused):
    """The run is not where this step begins: somebody moved it, or there is one already."""

    code = "prize_run_moved"


class StillPublicPrizes(Refused):
    """Its public notice is not over."""

    code = "prize_still_public"


class PointsMoved(Refused):
    """The points of the month have changed so that others would be given a prize: it is drawn up and made public anew."""

    code = "prize_points_moved"


class SameHands(Refused):
    """Two people see to money, and nobody to his own."""

    code = "prize_same_hands"


class PrizeHeld(Refused):
    """A veto or an appeal holds a prize."""

    code = "prize_held"


class NoVoucher(Refused):
    """A transfer has a number."""

    code = "prize_no_voucher"


class NoWhy(Refused):
    """Who is given a prize for one thing, or loses one, is told why."""

    code = "prize_no_why"
