"""Refusals of commendations."""

from zones.ground.refused import Refused


class YearGoesOn(Refused):
    """A year's list is drawn up when the year is over."""

    code = "commend_year_goes_on"


class ListMoved(Refused):
    """The list is not where this step begins: somebody moved it, or there is one already."""

    code = "commend_list_moved"


class ProposedBefore(Refused):
    """Who is proposed stands on the list already."""

    code = "commend_proposed_before"


class NoReason(Refused):
    """Whoever is proposed is proposed for something."""

    code = "commend_no_reason"


class TooManyChosen(Refused):
    """The rule book says how many of a kind are commended in a year."""

    code = "commend_too_many"


class NobodyChosen(Refused):
    """A list without anybody is not made public."""

    code = "commend_nobody"


class CommendationStopped(Refused):
    """A veto bars, suspicion or an open appeal holds somebody who is on the list."""

    code = "commend_stopped"


class StillPublicList(Refused):
    """Its public notice is not over."""

    code = "commend_still_public"


class OneHand(Refused):
    """Two people see to a list, and nobody to his own or his own unit's."""

    code = "commend_one_hand"


class NoDecisionNumber(Refused):
    """A decision has a number."""

    code = "commend_no_number"
