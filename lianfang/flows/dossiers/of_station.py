"""A station's registers over a span, of one moment."""

from collections.abc import Iterable

from bulletins.dossiers.book import chosen
from bulletins.dossiers.vocabulary import Span, day_told
from bulletins.paper.dossier.vocabulary import Dossier
from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow

TITLE = "联勤联防台账"


async def of_station(place: StationRow, span: Span, codes: Iterable[str]) -> Dossier:
    """One statement a register, however many units there are."""
    scope = Scope((place.id,))
    async with transaction(snapshot=True) as now:
        registers = [await kind.station(scope, span) for kind in chosen(codes)]
    return Dossier(TITLE, place.name, place.bureau_name, span.told, day_told(shanghai_day(now)), (), tuple(registers))
