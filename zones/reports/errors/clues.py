"""Why a clue is refused, or what is to be done with it."""

from zones.ground.refused import Refused


class NoOfficer(Refused):
    """Nobody serves at the station who could read it; or the officer who was chosen does not."""

    code = "clue_no_officer"


class TooManyClues(Refused):
    """More in a day than anybody has to tell."""

    code = "too_many_clues"


class TooManyPhotos(Refused):
    code = "too_many_photos"


class UnknownGrade(Refused):
    code = "unknown_clue_grade"


class UnknownLift(Refused):
    """Without one of the reasons, to nobody who serves there, or to who reads it anyway."""

    code = "unknown_clue_lift"
