"""Refusals of the outbox."""

from zones.ground.refused import Refused


class BadHook(Refused):
    """A place where notices may not be sent: not https, or a host that the operator has not listed."""

    code = "bad_hook"


class NoSuchHook(Refused):
    """There is none with this id that is open."""

    code = "no_such_hook"
