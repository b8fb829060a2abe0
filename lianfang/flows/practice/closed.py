"""Practice is closed to whoever has a paper open: it would show him what is right."""

from scoring.exams.practice.errors import PracticeClosed
from scoring.exams.sittings.reads import open_attempt
from zones.ground.scope import Scope


async def check_no_paper(scope: Scope) -> None:
    """Of the scope's person; inside a transaction. Raises PracticeClosed."""
    if await open_attempt(scope) is not None:
        raise PracticeClosed()
