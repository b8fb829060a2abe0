"""Why a note, an order or a duty record is refused."""

from zones.ground.refused import Refused


class NothingSaid(Refused):
    """Neither words nor a photo; or words where they are needed."""

    code = "nothing_said"


class TooManyWords(Refused):
    code = "too_many_words"


class UnknownKind(Refused):
    """Of a note, an order, a record, or of what is to be done with it: not one that there is."""

    code = "unknown_report_kind"


class NotNow(Refused):
    """The thread stands elsewhere: the step was taken already, or another comes first."""

    code = "note_not_now"


class SomebodyElse(Refused):
    """回头看 is for another person than who decided."""

    code = "note_somebody_else"


class Solved(Refused):
    """The thread has ended."""

    code = "note_solved"


class ReopenedBefore(Refused):
    """Once may it be opened again."""

    code = "note_reopened_before"


class NoHazard(Refused):
    """A plain note reports none; or this one was decided before, or nothing stands that could be taken back."""

    code = "note_no_hazard"


class NoPlace(Refused):
    """Neither a unit of the station nor the road."""

    code = "hazard_no_place"


class OwnHazard(Refused):
    """Nobody decides what he found himself."""

    code = "own_hazard"


class HazardBefore(Refused):
    """One of that place and kind was found less than 30 days before."""

    code = "hazard_before"


class NoSuchNote(Refused):
    code = "no_such_note"


class NoSuchDailyOrder(Refused):
    """Never there, ended, of other zones: the same answer for all."""

    code = "no_such_daily_order"


class BadUntil(Refused):
    """Not in the future, or too far."""

    code = "bad_until"


class NoSuchZone(Refused):
    code = "no_such_zone"


class BadWhen(Refused):
    """Not yet, or too long ago."""

    code = "bad_when"


class TopicNeeded(Refused):
    """防范宣传 says about what, and to how many."""

    code = "topic_needed"


class NoSuchRecord(Refused):
    code = "no_such_record"


class OwnRecord(Refused):
    """Nobody confirms what he did himself."""

    code = "own_record"


class UnitFirst(Refused):
    """The guard's unit is asked, and its days are not over."""

    code = "record_unit_first"


class SameWord(Refused):
    """Unit and officer are two persons."""

    code = "record_same_word"


class DecidedBefore(Refused):
    """It stands otherwise already."""

    code = "record_decided_before"
