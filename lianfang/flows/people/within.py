"""Whether a reader's scope reaches a person: somebody elsewhere is as if he were not there."""

from lianfang.access import NotYours
from zones.ground.scope import Scope
from zones.roster.tables import Person

_REACHED = """
SELECT n.id FROM person n WHERE n.id = {} AND ({}::bigint IS NULL OR n.id = {}) AND (
    EXISTS (SELECT 1 FROM posting p WHERE p.person = n.id AND p.station = ANY({})
            AND ({}::bigint[] IS NULL OR p.unit = ANY({})))
    OR EXISTS (SELECT 1 FROM contact c JOIN unit u ON u.id = c.unit WHERE c.person = n.id AND u.station = ANY({})
               AND ({}::bigint[] IS NULL OR u.id = ANY({}))))
"""


async def check_within(scope: Scope, person: int) -> None:
    """He stands or stood there, or answers or answered for a unit there. Raises NotYours. Inside a transaction."""
    stations, units = list(scope.stations), scope.only_units
    wanted = (person, scope.person, scope.person)
    if not await Person.raw(_REACHED, *wanted, stations, units, units, stations, units, units):
        raise NotYours()
