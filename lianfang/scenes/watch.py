"""The scene's watch: who may be called and who is on duty, so that backup can be tried at any hour. Everything invented."""

from datetime import date, datetime, timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.backing.agreement import agree
from lianfang.flows.backing.desk_phone import set_desk_phone
from lianfang.flows.backing.order import Order, give_order
from lianfang.flows.backing.readiness import insure
from lianfang.flows.duty.plan_day import plan_day
from lianfang.stations import station_named
from zones.duty.actions import declare, make_post, plan_missing
from zones.duty.reads import posts, team_members
from zones.duty.vocabulary import Hours, Team
from zones.ground.scope import Scope
from zones.ground.weeks import midnight, shanghai_day
from zones.roster.actions import add_persons
from zones.roster.backing import know_born, set_insured
from zones.roster.reads import StationRow, units
from zones.roster.reads.standing import named_units

ORDER, DESK_PHONE = "洋公（联勤）〔2018〕6号", "19900000110"
DAYS = 3
OPEN = ("居民小区", "商业场所")
"""Kinds of units whose gates may be left by day, and locked for a short while at night; the others' may not."""
AT_A_GATE = [Hours(6 * 60, 23 * 60, "mobile"), Hours(23 * 60, 6 * 60, "lockable")]
BORN = 1985
TEAMS: dict[Team, tuple[str, tuple[str, ...]]] = {
    "joint": ("联勤组", ("周明远", "陈波")),
    "car": ("公司夜查车", ("许志强", "秦海波")),
}


async def man_scene(station_name: str) -> None:
    """Once what backup rests on; at every start the shifts of the next days."""
    station = await station_named(station_name)
    scope = Scope((station.id,))
    async with transaction() as now:
        today, known = shanghai_day(now), await posts(scope)
    if not known:
        since = today - timedelta(days=30)
        await give_order(OPERATOR, station, Order(ORDER, since, issuer=station.bureau_name))
        await agree(OPERATOR, scope, since, None, client_agreed=True)
        await insure(OPERATOR, scope, today + timedelta(days=365))
        await set_desk_phone(station.id, DESK_PHONE)
        await _teams(station)
    days = [today + timedelta(days=ahead) for ahead in range(-1, DAYS)]
    for day in days:
        await plan_day(OPERATOR, scope, day)
    if not known:
        await _declare(scope)
    await _man_teams(scope, days)


async def _teams(station: StationRow) -> None:
    async with transaction() as now:
        owner = next(unit.company for unit in await units(Scope((station.id,))) if unit.company is not None)
        for team, (name, members) in TEAMS.items():
            company = owner if team == "car" else None
            post = await make_post(station.id, name, [], company=company, team=team)
            persons = await add_persons(station.bureau, list(members))
            await know_born(dict.fromkeys(persons, BORN))
            await set_insured(persons, shanghai_day(now) + timedelta(days=365))
            await plan_missing([(post, person, *_whole(shanghai_day(now))) for person in persons])


async def _declare(scope: Scope) -> None:
    async with transaction():
        kinds = {unit.id: unit.category for unit in await named_units(scope)}
        for post in await posts(scope):
            if post.unit is not None and kinds[post.unit] in OPEN and post.name != "监控室":
                await declare(post.id, AT_A_GATE)


async def _man_teams(scope: Scope, days: list[date]) -> None:
    """The same four people day and night: it is a scene."""
    async with transaction():
        for team in await team_members(scope):
            await plan_missing([(team.post, team.person, *_whole(day)) for day in days])


def _whole(day: date) -> tuple[datetime, datetime]:
    begins = midnight(day)
    return begins, begins + timedelta(days=1)
