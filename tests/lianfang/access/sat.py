"""At each place a sitting to which its unit is invited, supervised, whose guard was seen; another; a third at which he is now."""

from datetime import datetime, timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.sittings.check_in import check_in
from lianfang.flows.sittings.make import make
from lianfang.flows.sittings.start import start
from scoring.exams.sittings.tables import Attempt
from scoring.exams.sittings.vocabulary import Plan
from scoring.points.deductions.vocabulary import Hand
from tests.exams import SMALL, bank
from tests.lianfang.access.prized import Stand
from tests.lianfang.access.told import Places
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.roster.tables import Station

SOMEBODY = 998
"""An account that nobody signs in to."""


async def sit(at: dict[str, Stand]) -> dict[str, Places]:
    """sitting, sitting_too, attempt → their ids by place."""
    found: dict[str, Places] = {"sitting": {}, "sitting_too": {}, "attempt": {}}
    stations = list({one.station for one in at.values()})
    for row in await Station.raw("SELECT DISTINCT bureau FROM station WHERE id = ANY({})", stations):
        await bank(row["bureau"])
    async with transaction() as now:
        pass
    for place, one in at.items():
        for name in found:
            found[name][place] = str(await _sitting(one, now, supervised=name != "attempt"))
        own = Scope((one.station,), person=one.person)
        found["attempt"][place] = str(await start(OPERATOR, own, int(found["attempt"][place]), key()))
    return found


async def _sitting(one: Stand, now: datetime, *, supervised: bool) -> int:
    hours = (now - timedelta(hours=1), now + timedelta(days=3))
    plan = Plan("business", "十月业务考试", supervised, *hours, (one.unit,), one.unit if supervised else None, SMALL)
    made = await make(OPERATOR, SOMEBODY, one.station, plan, key())
    if supervised:
        await check_in(OPERATOR, Hand(SOMEBODY, None), Scope((one.station,)), made, one.person, key())
    return made


async def handed_in(person: int) -> None:
    """At no paper any more: he may begin another."""
    await Attempt.raw(
        "UPDATE sitting_attempt SET state = 'graded', correct = 0, points = 0, ended_at = begun_at, next_deadline = NULL "
        "WHERE person = {} AND state = 'open'",
        person,
    )


async def wanted() -> dict[str, str]:
    """The form of a new one, from the next hour on."""
    async with transaction() as now:
        opens = now.astimezone(SHANGHAI) + timedelta(hours=1)
    times = {"opens": f"{opens:%Y-%m-%dT%H:%M}", "closes": f"{opens + timedelta(hours=5):%Y-%m-%dT%H:%M}"}
    counts = {"single": "4", "multiple": "2", "judge": "4", "minutes": "20", "pass": "60"}
    return {"kind": "business", "title": "消防小考", **times, **counts}
