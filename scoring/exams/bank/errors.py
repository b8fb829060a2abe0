"""Why a bank does not take something."""

from zones.ground.refused import Refused


class BadQuestion(Refused):
    """`why` has every fault in a sentence."""

    code = "bad_question"


class QuestionMoved(Refused):
    """Somebody changed or retired it meanwhile."""

    code = "question_moved"


class QuestionAlike(Refused):
    """Another question asks nearly the same: `code` and `asks` are its."""

    code = "question_alike"
