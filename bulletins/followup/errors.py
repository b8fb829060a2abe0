"""Refusals of 督办."""

from zones.ground.refused import Refused


class NothingAsked(Refused):
    """An item lacks what, who or by when; or there is none."""

    code = "followup_incomplete"


class TooMuchAsked(Refused):
    code = "too_much_asked"


class WordsNeeded(Refused):
    """A 批示, minutes or a step without words."""

    code = "followup_words_needed"


class WordsTooLong(Refused):
    code = "followup_words_long"


class DueWrong(Refused):
    """A day before the one on which it was given, or before the one that held until now."""

    code = "due_wrong"


class DayToCome(Refused):
    """A 批示 or a meeting of tomorrow, or of before the bulletin."""

    code = "followup_day_wrong"


class ItemEnded(Refused):
    """It is done or dropped: no step follows."""

    code = "item_ended"


class UnknownStep(Refused):
    code = "unknown_followup_step"
