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
