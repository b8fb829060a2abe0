"""Why a sitting is not made, a paper not begun, an answer not taken."""

from zones.ground.refused import Refused


class BadSitting(Refused):
    """`why` has every fault in a sentence."""

    code = "bad_sitting"


class BankTooSmall(Refused):
    """`short` says of which kind how many questions are missing."""

    code = "bank_too_small"


class NotOpenYet(Refused):
    """It begins at `at`."""

    code = "sitting_not_open"


class SittingClosed(Refused):
    """It is over."""

    code = "sitting_closed"


class SittingCalledOff(Refused):
    """It does not take place: `why`."""

    code = "sitting_called_off"


class NotCalledOff(Refused):
    """Without a reason, called off already, or over."""

    code = "not_called_off"


class NotCheckedIn(Refused):
    """The supervisor has not seen him yet."""

    code = "not_checked_in"


class SatAlready(Refused):
    """He passed, or has had his resit."""

    code = "sat_already"


class AnotherPaper(Refused):
    """One of another sitting is open: `title`."""

    code = "another_paper"


class PaperOver(Refused):
    """It is handed in, or void."""

    code = "paper_over"


class TooLate(Refused):
    """The time was over when it came."""

    code = "answer_too_late"


class NotOnPaper(Refused):
    """His paper does not have this question."""

    code = "not_on_paper"


class NotAnOption(Refused):
    """Not an answer to this question."""

    code = "not_an_option"


class NotYetShown(Refused):
    """Papers are looked through when the sitting is over for everybody, and no paper of his own is open."""

    code = "paper_not_shown"


class NoExtension(Refused):
    """Nobody gets more than `most` minutes more, nor without a reason."""

    code = "no_extension"


class NotVoided(Refused):
    """Without a reason, or void already."""

    code = "not_voided"


class NotSupervised(Refused):
    """Nobody is checked in here: it is sat on the own phone, over, or he is not invited."""

    code = "not_supervised"
