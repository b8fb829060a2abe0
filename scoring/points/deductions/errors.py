"""Why a deduction is not proposed, answered, confirmed or taken back."""

from zones.ground.refused import Refused


class UnknownDeductionWord(Refused):
    """A kind, an answer, a bar or a verdict that there is not; or none where one is asked for."""

    code = "unknown_deduction_word"


class BadDeductionDay(Refused):
    """Not yet, or more than seven days ago."""

    code = "bad_deduction_day"


class OwnDeduction(Refused):
    """Nobody has a hand in what is deducted from himself."""

    code = "own_deduction"


class SameHand(Refused):
    """Officer and unit are two persons."""

    code = "deduction_same_hand"


class ProposedBefore(Refused):
    """There is a slip of this guard, kind and day; what was dropped or lapsed is not tried again."""

    code = "deduction_proposed_before"


class NotHeardYet(Refused):
    """The guard speaks first."""

    code = "deduction_not_heard"


class DeductionOver(Refused):
    """It has been decided, has lapsed, or he has said what he says."""

    code = "deduction_over"
