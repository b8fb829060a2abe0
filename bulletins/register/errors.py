"""Refusals of the register."""

from zones.ground.refused import Refused


class AlreadyIssued(Refused):
    """The week has its bulletin."""

    code = "already_issued"


class NotYetOver(Refused):
    """The week has not ended."""

    code = "week_not_over"


class NothingRecorded(Refused):
    """No sheet of the week came."""

    code = "nothing_recorded"


class SamePerson(Refused):
    """Whoever issues may not have reviewed it himself."""

    code = "same_person"


class NameNeeded(Refused):
    """Issuing needs the names of two persons."""

    code = "name_needed"


class ForbiddenWords(Refused):
    """A text says what a bulletin never says."""

    code = "forbidden_words"


class MissingGlyph(Refused):
    """A character has no glyph in any face: the page would show a box."""

    code = "missing_glyph"


class FiguresMoved(Refused):
    """While the page was printed, a figure or a text changed."""

    code = "figures_moved"


class NoSuchBulletin(Refused):
    code = "no_such_bulletin"


class NoSuchAdvice(Refused):
    code = "no_such_advice"


class EmptyAdvice(Refused):
    code = "empty_advice"


class AnswersClosed(Refused):
    """The bulletin of the week is issued: units had their say before."""

    code = "answers_closed"


class NothingToAnswer(Refused):
    """No sheet of the week has come."""

    code = "nothing_to_answer"


class LinesStillMove(Refused):
    """The week is not over."""

    code = "lines_still_move"


class UnknownAnswer(Refused):
    """Neither agreed nor disputed."""

    code = "unknown_answer"


class EmptyDispute(Refused):
    """Disputed without a word."""

    code = "empty_dispute"


class NoteTooLong(Refused):
    code = "note_too_long"


class UnreadableNote(Refused):
    """Control characters that no keyboard writes."""

    code = "unreadable_note"
