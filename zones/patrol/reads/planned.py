"""What was ordered for a week: which outings were walked, which were called off; hazards that walkers reported."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.patrol.tables import Outing

NOBODY = "nobody"
"""The reason of STOP_REASONS that is no order: the outing was not walked."""


class PlannedRow(Struct, frozen=True):
    """An outing as it ended, or as it stands."""

    id: int
    zone: int
    walking_group: str
    number: str
    state: str
    why_stopped: str
    starts_at: datetime
    ends_at: datetime
    mustered_at: datetime | None
    closed_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def walked(self) -> bool:
        return self.state == "closed" and self.withdrawn_at is None

    @property
    def called_off(self) -> bool:
        return self.state == "stopped" and self.why_stopped != NOBODY

    @property
    def judged(self) -> bool:
        """Whether it is known who walked: it ended, and no order called it off."""
        return self.state in ("closed", "stopped") and not self.called_off


async def planned(scope: Scope, week: Span) -> list[PlannedRow]:
    """Every outing of a week, in the order of its evenings."""
    rows = await Outing.raw(
        "SELECT id, zone, walking_group, number, state, why_stopped, starts_at, ends_at, mustered_at, closed_at, withdrawn_at "
        "FROM outing WHERE station = ANY({}) AND day BETWEEN {} AND {} ORDER BY starts_at, id",
        list(scope.stations),
        week.monday,
        week.sunday,
    )
    return [PlannedRow(**row) for row in rows]
