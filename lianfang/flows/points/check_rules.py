"""How the rule book in force has worked over past weeks: shares by item, guards at the cap, guards with nothing."""

from datetime import timedelta

from msgspec import Struct

from lianfang.database import transaction
from scoring.points.reads.books import routine_cap
from scoring.points.reads.checking import ItemSum, WeekGuards, items, scored, weeks
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.reads.standing import guards_of


class Checked(Struct, frozen=True):
    """`guards` stand in the units on the last Sunday; `without` are those of them who have no points in these weeks."""

    items: list[ItemSum]
    weeks: list[WeekGuards]
    guards: int
    without: int

    @property
    def points(self) -> int:
        return sum(item.points for item in self.items)

    @property
    def most_full(self) -> float:
        """Per cent of the guards who were at the routine cap in the fullest week."""
        return 100 * max((week.full for week in self.weeks), default=0) / self.guards if self.guards else 0.0


async def check_rules(scope: Scope, bureau: int, until: Week, back: int) -> Checked:
    """Over `back` weeks up to and with `until`."""
    first, last = until.monday - timedelta(weeks=back - 1), until.sunday
    async with transaction(snapshot=True):
        cap = await routine_cap(bureau, until)
        standing = {guard.person for guard in await guards_of(scope, last)}
        found = await scored(scope, first, last)
        return Checked(
            await items(scope, first, last),
            await weeks(scope, first, last, cap),
            len(standing),
            len(standing - found),
        )
