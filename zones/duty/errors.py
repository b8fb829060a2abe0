"""What duty refuses."""

from zones.ground.refused import Refused


class BadHours(Refused):
    """Hours of a post that overlap or lie outside a day."""

    code = "bad_hours"


class NoSuchPost(Refused):
    code = "no_such_post"


class NoSuchShift(Refused):
    """Not there, not his, or already ended."""

    code = "no_such_shift"


class BadShift(Refused):
    """A shift that ends before it begins, or lasts longer than a day."""

    code = "bad_shift"


class NoRelief(Refused):
    """The post may not be left empty, and who is planned next is not there yet."""

    code = "no_relief"


class HandOverFirst(Refused):
    """The relief is there: both sign."""

    code = "hand_over_first"


class ReliefNotDue(Refused):
    """Nobody is planned next, or his shift has not begun, or he is there."""

    code = "relief_not_due"


class NoSuchHandOver(Refused):
    """Not there, not his, or finished."""

    code = "no_such_hand_over"


class OnACall(Refused):
    """None hands over in the middle of an incident."""

    code = "on_a_call"


class SayWhatLacks(Refused):
    """Not everything was there, and not a word about it."""

    code = "say_what_lacks"


class NotPostedThere(Refused):
    """Only who stands at the unit signs on to its posts."""

    code = "not_posted_there"


class HandOverTooLong(Refused):
    """What lacks is said in at most `most` characters."""

    code = "hand_over_too_long"
