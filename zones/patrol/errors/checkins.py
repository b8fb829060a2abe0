"""What checkpoints and check-ins refuse."""

from zones.ground.refused import Refused


class UnknownCode(Refused):
    """No plate, tag or screen of ours says so."""

    code = "unknown_check_in_code"


class UnknownDigits(Refused):
    """No checkpoint of tonight's zone has these digits, or nobody walks."""

    code = "unknown_check_in_digits"


class NoSuchCheckIn(Refused):
    code = "no_such_check_in"


class CheckInDecided(Refused):
    """Somebody decided before, or there was nothing to decide."""

    code = "check_in_decided"


class UnknownPress(Refused):
    """Not a button of the page."""

    code = "unknown_checkpoint_press"


class NoSuchCheckpoint(Refused):
    """Not there, not of this station, or given up."""

    code = "no_such_checkpoint"


class BadCheckpoint(Refused):
    """`why` in words: name, zone, place, time or grace."""

    code = "bad_checkpoint"


class DigitsUsedUp(Refused):
    """A station has no four digits left."""

    code = "checkpoint_digits_used_up"


class TagTaken(Refused):
    """The tag is at a checkpoint already."""

    code = "nfc_tag_taken"


class BadTag(Refused):
    """Not the number of an NTAG 424: 14 letters, hexadecimal."""

    code = "bad_nfc_tag"
