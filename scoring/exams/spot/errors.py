"""Why a round of spot questions is not put on, or an answer not counted."""

from zones.ground.refused import Refused


class BadSpot(Refused):
    """`why` says what is missing or too much."""

    code = "bad_spot"


class SpotEnded(Refused):
    """It is asked no more."""

    code = "spot_ended"


class NothingAsked(Refused):
    """No unit was chosen, nor whom, or no question was answered."""

    code = "nothing_asked"
