"""What a dossier cannot be asked for."""

from zones.ground.refused import Refused


class BadSpan(Refused):
    """The days are missing, in the wrong order, or more than a year apart."""

    code = "bad_span"
