"""Refusals of the outbox."""

from zones.ground.refused import Refused


class BadHook(Refused):
    """A place where notices may not be sent: not https, or a host that the operator has not listed."""

    code = "bad_hook"


class NoSuchHook(Refused):
    """There is none with this id that is open."""

    code = "no_such_hook"


class BadWays(Refused):
    """An order that leaves out a way that reaches the person, or names one that does not."""

    code = "bad_ways"


class NoSuchLetter(Refused):
    """There is none with this id, or it is another bureau's: the same answer for both."""

    code = "no_such_letter"


class LetterGone(Refused):
    """It is not dead any more: somebody has sent it again."""

    code = "letter_gone"
