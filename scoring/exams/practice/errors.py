"""Why practice does not take an answer."""

from zones.ground.refused import Refused


class NoSuchAnswer(Refused):
    """The question has no such letter, or none was given."""

    code = "practice_no_such_answer"


class PracticeClosed(Refused):
    """While a paper of an exam lies open before him nothing shows him an answer."""

    code = "practice_closed"


class NotAsked(Refused):
    """The bank has no such question."""

    code = "practice_not_asked"
