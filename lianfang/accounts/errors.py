"""Refusals of signing in. They never tell whether the account exists."""

from zones.ground.refused import Refused


class LoginFailed(Refused):
    code = "login_failed"


class LoginWait(Refused):
    """Too many failures: the account waits, also for the right password."""

    code = "login_wait"


class SignedOut(Refused):
    code = "signed_out"


class NotYours(Refused):
    """Not there, or not for this reader: the same answer for both."""

    code = "not_yours"


class ForeignForm(Refused):
    """A form from elsewhere, or one of another session."""

    code = "foreign_form"


class LoginTaken(Refused):
    code = "login_taken"


class WeakPassword(Refused):
    code = "weak_password"


class BadRole(Refused):
    code = "bad_role"
