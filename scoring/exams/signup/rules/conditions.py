"""What somebody says or finds of the law's conditions."""

from collections.abc import Mapping

from scoring.exams.signup.errors import BadConditions
from scoring.exams.signup.vocabulary import CONDITIONS

YES, NO = "yes", "no"


def unmet(said: Mapping[str, str]) -> tuple[str, ...]:
    """Those that are answered with no, in their order. Raises BadConditions where one is not answered."""
    if set(said) != set(CONDITIONS) or not set(said.values()) <= {YES, NO}:
        raise BadConditions()
    return tuple(name for name in CONDITIONS if said[name] == NO)
