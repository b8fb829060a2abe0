"""Refusals of the roster."""

from zones.ground.refused import Refused


class NoSuchUnit(Refused):
    """Not there, or outside the reader's scope: the same answer for both."""

    code = "no_such_unit"


class NoSuchOfficer(Refused):
    """No officer of the unit's bureau has this id."""

    code = "no_such_officer"
