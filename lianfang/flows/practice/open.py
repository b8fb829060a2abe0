"""A guard opens practice: a bureau that has no questions yet gets the bank that comes with the house."""

from lianfang.database import transaction
from lianfang.flows.practice.closed import check_no_paper
from scoring.exams.bank.actions import begin
from scoring.exams.bank.reads import asked
from scoring.exams.bank.vocabulary import Kept
from zones.ground.scope import Scope
from zones.roster.reads.whereabouts import place_of_station


async def open_practice(scope: Scope) -> list[Kept]:
    """The questions that are asked in the scope's bureau. Raises PracticeClosed."""
    async with transaction() as now:
        await check_no_paper(scope)
        found = await asked(scope)
        if found:
            return found
        for station in scope.stations:
            place = await place_of_station(station)
            if place is not None:
                await begin(place.bureau, now)
        return await asked(scope)
