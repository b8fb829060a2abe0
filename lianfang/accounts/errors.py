"""Refusals of signing in and of accounts. Those of signing in never tell whether an account exists."""

from zones.ground.refused import Refused


class LoginFailed(Refused):
    code = "login_failed"


class LoginWait(Refused):
    """Too many failures: this name, or this unknown device, waits; also for the right password."""

    code = "login_wait"


class SlipFailed(Refused):
    """No such name, wrong digits, used before, withdrawn, out of date: one answer for all."""

    code = "slip_failed"


class SecondFailed(Refused):
    """The six digits of the second factor are wrong, or were used already."""

    code = "second_failed"


class PhoneUnknown(Refused):
    """This phone is bound to nobody, or not any more."""

    code = "phone_unknown"


class NotPosted(Refused):
    """No role of his is in force: a guard's posting has ended."""

    code = "not_posted"


class ProofFailed(Refused):
    """What was given to prove who he is was wrong."""

    code = "proof_failed"


class SignedOut(Refused):
    code = "signed_out"


class ProveAgain(Refused):
    """Personal data, accounts and money ask for a proof that is some minutes old at the most."""

    code = "prove_again"


class ForeignForm(Refused):
    """A form from elsewhere, or one of another session."""

    code = "foreign_form"


class OwnAccount(Refused):
    """Nobody closes the account that he is using."""

    code = "own_account"


class BadLogin(Refused):
    """A name to sign in by has letters, digits and - _ . and begins with a letter."""

    code = "bad_login"


class LoginTaken(Refused):
    code = "login_taken"


class WeakPassword(Refused):
    code = "weak_password"


class BadRole(Refused):
    code = "bad_role"


class OfficeHandsOut(Refused):
    """Whoever is more than a guard gets his code from the office: a unit's slip would open all that he is."""

    code = "office_hands_out"


class NoSuchAccount(Refused):
    """For the operator and the office alone: the door never tells."""

    code = "no_such_account"


class NoSuchPlace(Refused):
    """A role names a unit or company that is not on the roster."""

    code = "no_such_place"


class WrongPlace(Refused):
    """A role reaches one kind of place."""

    code = "wrong_place"


class BadToken(Refused):
    """Unknown, ended, past its end, or of a closed account."""

    code = "bad_token"


class BadTokenActions(Refused):
    code = "bad_token_actions"


class GateCodeFailed(Refused):
    """The code of a gate screen: wrong, used, or too old."""

    code = "gate_code_failed"


class NoSuchGate(Refused):
    """Not one of this unit's screens or posts, or ended before."""

    code = "no_such_gate"


class GateNotKnown(Refused):
    """The screen was never paired, or its unit or the desk ended it."""

    code = "gate_not_known"
