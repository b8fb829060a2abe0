"""Who gets a printed book, and who was noted by mistake."""

from lianfang.audit.actions import OPERATOR
from lianfang.flows.study.hand import hand_out
from scoring.exams.study.tables import StudyHandout
from tests.lianfang.access.town import Town
from tests.lianfang.audit.trainings import beside
from tests.watch import key
from zones.ground.scope import Scope


async def to_hand(here: Town) -> dict[str, str]:
    return {"edition": here.told["edition"]["o"], f"guard-{await beside()}": "yes"}


async def handed(here: Town) -> dict[str, str]:
    """A guard of the unit has one."""
    of = Scope((int(here.stations["o"]),), unit=int(here.units["o"]))
    await hand_out(OPERATOR, of, 998, int(here.told["edition"]["o"]), {int(await beside())}, key())
    return {"handout": str((await StudyHandout.raw("SELECT max(id) AS id FROM study_handout"))[0]["id"])}
