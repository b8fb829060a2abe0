"""What an outing's commands refuse."""

from zones.ground.refused import Refused


class NoSuchOuting(Refused):
    """Not there, or not his."""

    code = "no_such_outing"


class BadPlan(Refused):
    """`why` says what a plan lacks, in words of the rule: see PLAN_FAULTS."""

    code = "bad_plan"


class UnitsNotInForce(Refused):
    """Units without an agreement in force on that day; `units` are their names."""

    code = "units_not_in_force"


class NoWrittenOrder(Refused):
    """No written order from above the station is in force on that day."""

    code = "no_written_order"


class TooLateToOffer(Refused):
    code = "too_late_to_offer"


class UnknownOffer(Refused):
    """0, 1 or 2, and a reason from the list or none."""

    code = "unknown_offer"


class MayNotWalk(Refused):
    """`name` may not be named: `why`."""

    code = "may_not_walk"


class NoFreeSeat(Refused):
    code = "no_free_seat"


class OutingBegun(Refused):
    """It has mustered, ended or was called off: `state` in words."""

    code = "outing_begun"


class NotWalking(Refused):
    """Nothing to close: it has not mustered, or has ended already."""

    code = "outing_not_walking"


class NeverAlone(Refused):
    """Fewer than two came."""

    code = "never_alone"


class TooEarly(Refused):
    """A muster long before the outing begins; `at` is when it may be said."""

    code = "muster_too_early"


class UnknownWord(Refused):
    """A reason, a topic or a unit that the form does not offer."""

    code = "unknown_outing_word"


class NoRecord(Refused):
    """Nothing stands that could be taken back."""

    code = "no_outing_record"
