"""What roll-calls refuse."""

from zones.ground.refused import Refused


class NoBasis(Refused):
    """No call without the written rule that it rests on."""

    code = "no_rollcall_basis"


class BadTime(Refused):
    """In the past, too far ahead, or between hours that are no hours."""

    code = "bad_rollcall_time"


class AcrossTheNight(Refused):
    """A random call between day and night hours: whom it asks would hang on the draw."""

    code = "rollcall_across_the_night"


class NightTaken(Refused):
    """One call a night; two on key dates, with the reason."""

    code = "rollcall_night_taken"


class DrillByNight(Refused):
    """拉动 calls private phones, and never by night."""

    code = "rollcall_drill_by_night"


class AnotherRuns(Refused):
    """One call at a time: no post is asked twice at once."""

    code = "rollcall_runs"


class NobodyNamed(Refused):
    """A surprise check names posts."""

    code = "rollcall_names_nobody"


class NotAsked(Refused):
    """The post is not asked now, or never was."""

    code = "rollcall_not_asked"


class CallOver(Refused):
    """Too late to answer: an officer writes the reason."""

    code = "rollcall_over"


class NoReason(Refused):
    """No reason was given, or a longer one than fits."""

    code = "rollcall_no_reason"


class NothingToDecide(Refused):
    """Only a post that did not answer, or an answer that came late, is decided on."""

    code = "rollcall_nothing_to_decide"
