"""Why an appeal is refused, or what is to be done with it."""

from zones.ground.refused import Refused


class UnknownAppeal(Refused):
    """None of the reasons that may be given."""

    code = "unknown_appeal"


class AppealOpen(Refused):
    """One runs already about the same thing."""

    code = "appeal_open"


class AppealDecided(Refused):
    """It was decided: an appeal against an appeal is not ours."""

    code = "appeal_decided"


class AppealTooLate(Refused):
    """The last day is over."""

    code = "appeal_too_late"


class BadAppealDay(Refused):
    """In the future, or too long ago."""

    code = "bad_appeal_day"


class AppealOver(Refused):
    """It was answered or taken back before."""

    code = "appeal_over"


class UnknownRuling(Refused):
    """No outcome of ours; or points where it says that they stay, or none where it says that they change."""

    code = "unknown_ruling"


class PointsOutOfBounds(Refused):
    """Points that the clause does not give."""

    code = "appeal_points"


class PointsAsBefore(Refused):
    """Points that stand already: then the answer is that they stay."""

    code = "appeal_points_stay"


class DeedTakenBack(Refused):
    """What the points are for was taken back since: there is nothing to post."""

    code = "appeal_deed_gone"


class ConcernedDecides(Refused):
    """Whoever confirmed, graded, recorded or raised it does not decide."""

    code = "appeal_concerned"


class NamelessDecides(Refused):
    """An account that names no officer: nobody could say that he is not concerned."""

    code = "appeal_nameless"


class TooManyAppealPhotos(Refused):
    """More than come with one appeal."""

    code = "appeal_too_many_photos"


class SealedAppealPhoto(Refused):
    """What a clue told is sealed from who decides: no picture of it comes with an appeal."""

    code = "appeal_sealed_photo"
