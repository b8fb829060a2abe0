"""What a request refuses."""

from zones.ground.refused import Refused


class NoSuchRequest(Refused):
    code = "no_such_aid_request"


class UnknownKind(Refused):
    """A kind of incident that there is not."""

    code = "unknown_aid_kind"


class NotAlerted(Refused):
    """Who was not told of a request cannot answer it."""

    code = "not_alerted"


class MayNotLeave(Refused):
    """His post may not be left, or it would stand empty: he may help from it."""

    code = "may_not_leave"


class OnAnotherCall(Refused):
    """He is on his way to another request, or there."""

    code = "on_another_call"


class AlreadyOver(Refused):
    """The request has ended."""

    code = "aid_over"


class TooLateForPhotos(Refused):
    """It was taken back, or has been closed for long."""

    code = "too_late_for_photos"


class TooLateToTakeBack(Refused):
    """The seconds in which a press by mistake can be taken back are gone."""

    code = "too_late_to_take_back"


class NoPoliceLine(Refused):
    """Closing needs the number of the police record, or the reason why nobody was sent."""

    code = "no_police_line"


class NotOnTheWay(Refused):
    """Only who is on the way arrives, is called back or gives up."""

    code = "not_on_the_way"


class CannotBeCalled(Refused):
    """Not on duty, on another call, or barred by what joint work rests on: `why` says which."""

    code = "cannot_be_called"


class NoSuchDeed(Refused):
    """Nothing in the request suggests this deed for this person."""

    code = "no_such_aid_deed"


class UnknownAnswer(Refused):
    """A reason, a help or an outcome that there is not."""

    code = "unknown_aid_answer"


class NotToBeJudged(Refused):
    """Only a real request that was closed is judged: `why` says what this one is."""

    code = "not_to_be_judged"


class OwnPress(Refused):
    """Who pressed the button does not judge whether it was right."""

    code = "own_press"


class AlreadyJudged(Refused):
    """One judgement a request: the first stands."""

    code = "already_judged"


class NothingToLift(Refused):
    """The request was not judged a misuse, or its pause was lifted or is over."""

    code = "nothing_to_lift"


class NoReasonGiven(Refused):
    """A misuse, and the end of a pause before its time, are given a reason in one line of at most `most` characters."""

    code = "no_reason_given"


class ArrestNotStated(Refused):
    """It needs the statement that no act barred by article 30 of the ordinance took place, and a sentence."""

    code = "arrest_not_stated"


class OwnArrest(Refused):
    """Nobody states what he did himself."""

    code = "own_arrest"
