"""What is filled in about the roll-call of a town's own station, and what has to have happened to it before."""

from lianfang.accounts import gates
from lianfang.database import transaction
from tests.lianfang.access.called import planned_in
from tests.lianfang.access.town import Town
from zones.ground.weeks import SHANGHAI
from zones.rollcall.tables import RollCallAnswer

Fields = dict[str, str]


async def planned(here: Town) -> Fields:
    """A call in some days."""
    plan = await planned_in(5)
    assert plan.at
    return {"kind": "planned", "basis": plan.basis, "at": f"{plan.at.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}"}


async def asked(here: Town) -> Fields:
    """The own unit's post has not answered yet."""
    rows = await RollCallAnswer.raw(
        "UPDATE roll_call_answer SET result = 'waiting', reason = '' WHERE id = (SELECT min(id) FROM roll_call_answer "
        "WHERE call = {} AND unit = {}) RETURNING id, call",
        int(here.told["call"]["o"]),
        int(here.units["o"]),
    )
    return {"row": str(rows[0]["id"]), "call": str(rows[0]["call"])}


async def ticked(here: Town) -> Fields:
    return {**await asked(here), "how": "radio"}


async def excused(here: Town) -> Fields:
    return {**await asked(here), "verdict": "excused", "reason": "小区停电"}


async def screen(here: Town) -> Fields:
    """A screen of a post of the own unit."""
    post = (await RollCallAnswer.raw("SELECT min(id) AS id FROM post WHERE unit = {}", int(here.units["o"])))[0]["id"]
    async with transaction() as now:
        return {"gate": str(await gates.make(post, "operator", now))}
