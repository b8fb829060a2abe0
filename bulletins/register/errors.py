"""Refusals of the register."""

from zones.ground.refused import Refused


class AlreadyIssued(Refused):
    """The week has its bulletin."""

    code = "already_issued"


class NotYetOver(Refused):
    """The week has not ended."""

    code = "week_not_over"


class TitleNeeded(Refused):
    """A campaign's bulletin and a supplement need a title of a line."""

    code = "bulletin_title_needed"


class TooManyWeeks(Refused):
    """A campaign ends before it begins, or lasts longer than one bulletin tells."""

    code = "too_many_weeks"


class NothingWritten(Refused):
    """A supplement has no text."""

    code = "supplement_empty"


class NothingRecorded(Refused):
    """No sheet of the week came."""

    code = "nothing_recorded"


class SamePerson(Refused):
    """Whoever takes one stage may not answer for the other."""

    code = "same_person"


class SameAccount(Refused):
    """Whoever drafted it presses for the review as well."""

    code = "same_account"


class NameNeeded(Refused):
    """A stage needs the name of whoever answers for it."""

    code = "name_needed"


class NotThisStep(Refused):
    """Another stage is due."""

    code = "not_this_step"


class NotCleared(Refused):
    """Not all stages before the signature are taken for the page as it is now; `due` is the one that is missing."""

    code = "not_cleared"


class LinesUnanswered(Refused):
    """Units have their four hours still."""

    code = "lines_unanswered"


class StillDisputed(Refused):
    """Nobody looked into what these units dispute."""

    code = "still_disputed"


class OpinionTooLong(Refused):
    code = "opinion_too_long"


class ReasonNeeded(Refused):
    """A draft is returned, or a bulletin corrected, without a word why."""

    code = "bulletin_reason_needed"


class NotIssued(Refused):
    """Only an issued bulletin is corrected."""

    code = "bulletin_not_issued"


class NothingCorrected(Refused):
    """A correction without a place, or one that changes nothing."""

    code = "nothing_corrected"


class TooMuchCorrected(Refused):
    code = "too_much_corrected"


class AlreadyWithdrawn(Refused):
    code = "already_withdrawn"


class NoSuchPublisher(Refused):
    code = "no_such_publisher"


class NotDisputed(Refused):
    """The unit disputes nothing there."""

    code = "not_disputed"


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


class AdviceMoved(Refused):
    """Somebody else changed the line meanwhile; `theirs` is what it says now."""

    code = "advice_moved"
