"""Refusals of a figure's correction by hand."""

from zones.ground.refused import Refused


class NotByHand(Refused):
    """A rate, a mean, another week's number, or one that no bulletin prints."""

    code = "not_by_hand"


class NotACount(Refused):
    code = "not_a_count"


class NothingAmended(Refused):
    """The number is the one that stands there, or there is nothing to take back."""

    code = "nothing_amended"


class NotYetThere(Refused):
    """Its records have not come: they are imported, not written by hand."""

    code = "figure_not_yet_there"


class TooMuchAmended(Refused):
    code = "too_much_amended"


class FigureChanged(Refused):
    """Somebody else corrected it meanwhile, or it was counted anew; `theirs` is what it says now."""

    code = "figure_changed"


class SumsDisagree(Refused):
    """A figure was corrected by hand and another that it adds up with was not."""

    code = "sums_disagree"
