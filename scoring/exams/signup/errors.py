"""Why an exam is not offered, and why somebody is not enrolled or does not get on."""

from zones.ground.refused import Refused


class BadOffer(Refused):
    """`why` has every fault in a sentence."""

    code = "bad_exam_offer"


class OfferClosed(Refused):
    """Enrolment for it is over, or it was called off."""

    code = "exam_offer_closed"


class OfferOver(Refused):
    """It was called off, or its day has passed."""

    code = "exam_offer_over"


class NotOver(Refused):
    """Who came is written down when the exam has begun."""

    code = "exam_not_over"


class CannotEnrol(Refused):
    """His state (`state`) is not one from which a guard enrols."""

    code = "exam_cannot_enrol"


class NotChosen(Refused):
    """The form says neither who nor which exam."""

    code = "exam_not_chosen"


class NotEnrolled(Refused):
    """He is not, or no longer, in this offer."""

    code = "exam_not_enrolled"


class TooLateToWithdraw(Refused):
    """He is admitted: the city police has his name. The station is told by telephone."""

    code = "exam_admitted_already"


class NotReady(Refused):
    """`who` (a name) is not where this step begins: `state`."""

    code = "exam_not_ready"


class NoSeat(Refused):
    """There are no more seats: `who` waits."""

    code = "exam_no_seat"


class BadConditions(Refused):
    """Each condition is answered, with one of two answers."""

    code = "exam_bad_conditions"


class NoWindow(Refused):
    """The offer says nothing of when fingerprints are taken."""

    code = "exam_no_window"


class TicketTaken(Refused):
    """Another guard of this exam has this number."""

    code = "exam_ticket_taken"
