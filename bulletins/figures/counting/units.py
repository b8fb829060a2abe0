"""Each unit's own line, and which sheets did not come."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bulletins.figures.areas import Areas
from bulletins.figures.counting.answers import answered
from bulletins.figures.vocabulary import UnitLine
from zones.patrol.reads.rounds import Turn
from zones.reports.reads import ItemRow
from zones.reports.vocabulary.clues import DUTY as CLUES
from zones.rollcall.reads import WeekAnswers
from zones.roster.reads import UnitRow


def count_units(
    units: Iterable[UnitRow],
    area_of: Mapping[int, str],
    live: set[int],
    walkers: Iterable[Turn],
    week: WeekAnswers,
    items: Iterable[ItemRow],
) -> tuple[UnitLine, ...]:
    """In the order of `units`; `area_of` them by id. 信息报送 passes the unit by, so it is not counted here."""
    turns = Counter(walker.unit for walker in walkers if walker.patrol in live)
    done = Counter(item.unit for item in items if item.verified and item.duty != CLUES)
    answers: dict[int, Counter[str]] = {}
    for line in week.units:
        answers.setdefault(line.unit, Counter())[line.result] += line.posts
    lines = []
    for unit in units:
        told, area = answered(answers.get(unit.id, Counter())), area_of[unit.id]
        lines.append(
            UnitLine(unit.name, area, unit.category, turns[unit.id], told.answered, told.expected, done[unit.id])
        )
    return tuple(lines)


def lacking(
    kinds: Sequence[str], areas: Areas, came: set[tuple[int, str]], recorded: Mapping[str, set[str]]
) -> dict[str, tuple[str, ...]]:
    """Station → kinds of which no sheet came and nothing was recorded. `recorded` are areas with records, by kind."""

    def there(station: int, name: str, kind: str) -> bool:
        here = recorded.get(kind, set())
        return (station, kind) in came or (name in here if areas.several else bool(here))

    return {
        name: tuple(kind for kind in kinds if not there(station, name, kind))
        for station, name in areas.stations.items()
    }
