"""Roll-calls: posts asked, answered, excused; excused posts are outside the rate."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from bulletins.figures.areas import Areas
from bulletins.figures.vocabulary import Answered, RollCall
from zones.ground.percent import percent
from zones.ground.weeks import SHANGHAI
from zones.rollcall.reads import WeekAnswers

NO_REASON = "未写原因"


def hour_name(instant: datetime) -> str:
    """9时, by Shanghai's clock."""
    return f"{_hour(instant)}时"


def count_answers(week: WeekAnswers, areas: Areas) -> RollCall:
    """A week's roll-calls, by area, by reason and by the hour of asking."""
    by_zone = {name: Counter[str]() for name in areas.names}
    by_hour: dict[str, Counter[str]] = {}
    every: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for line in week.units:
        every[line.result] += line.posts
        by_zone[areas.of_unit[line.unit]][line.result] += line.posts
        if line.result == "excused":
            reasons[line.reason or NO_REASON] += line.posts
    for asked in sorted(week.times, key=lambda one: _hour(one.asked_at)):
        by_hour.setdefault(hour_name(asked.asked_at), Counter())[asked.result] += asked.posts
    total = answered(every)
    return RollCall(
        week.calls,
        total.expected,
        total.answered,
        total.excused,
        total.rate_pct,
        {name: answered(results) for name, results in by_zone.items()},
        dict(reasons),
        {hour: answered(results) for hour, results in by_hour.items()},
    )


def answered(results: Mapping[str, int]) -> Answered:
    """Of so many posts by result."""
    silent, said, excused = (results.get(name, 0) for name in ("silent", "answered", "excused"))
    return Answered(said + silent, said, excused, percent(said, said + silent))


def _hour(instant: datetime) -> int:
    return instant.astimezone(SHANGHAI).hour
