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
