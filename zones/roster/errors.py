"""Refusals of the roster."""

from zones.ground.refused import Refused


class NoSuchUnit(Refused):
    """Not there, or outside the reader's scope: the same answer for both."""

    code = "no_such_unit"


class NoSuchOfficer(Refused):
    """No officer of the unit's bureau has this id."""

    code = "no_such_officer"


class BadOrder(Refused):
    """An order without a number, or with one that is too long."""

    code = "bad_order"


class NoSuchOrder(Refused):
    """No order of the bureau that is still in force."""

    code = "no_such_order"


class BadDays(Refused):
    """A day that cannot be read, or an end before the beginning."""

    code = "bad_days"


class NotAgreed(Refused):
    """The unit has no agreement in force that could be ended or paused."""

    code = "not_agreed"


class NotOfThisUnit(Refused):
    """He does not stand at the unit today."""

    code = "not_of_this_unit"


class BadCertificateNumber(Refused):
    """Not as the bureau's numbers look."""

    code = "bad_certificate_number"


class CertificateTaken(Refused):
    """Another person of the bureau holds it, or held it. Who that is, is not said."""

    code = "certificate_taken"


class BadCertificate(Refused):
    """A day to come, a day before the issue, a missing document, too many words: `what` says which."""

    code = "bad_certificate"


class CertificateOver(Refused):
    """It ended already."""

    code = "certificate_over"


class BadPattern(Refused):
    """No pattern of numbers, or no such word of the setting."""

    code = "bad_certificate_setting"


class Uncertified(Refused):
    """The station does not let guards without a certificate be put on a rota."""

    code = "uncertified"


class BadFiling(Refused):
    """`what` says what does not fit: a day to come, or one before the step before it; a missing number."""

    code = "bad_filing"


class NotFiling(Refused):
    """Its guards come from a company, which has a licence: the unit files nothing."""

    code = "not_filing"


class BadBorder(Refused):
    """Not the border of a zone: `what` says why and of which zone."""

    code = "bad_border"
