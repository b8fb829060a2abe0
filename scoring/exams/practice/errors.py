"""Why practice does not take an answer."""

from zones.ground.refused import Refused


class NoSuchAnswer(Refused):
    """The question has no such letter, or none was given."""

    code = "practice_no_such_answer"


class NotAsked(Refused):
    """The bank has no such question."""

    code = "practice_not_asked"
