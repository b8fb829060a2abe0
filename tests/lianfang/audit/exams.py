"""What the commands of enrolment need: somebody without a certificate, enrolled, reviewed, admitted; an exam that has begun."""

from lianfang.audit.actions import OPERATOR
from lianfang.flows.exams.conditions import review
from lianfang.flows.exams.enrol import enrol
from lianfang.flows.exams.step import admit
from scoring.exams.signup.vocabulary import CONDITIONS
from tests.lianfang.access import enrolled
from tests.lianfang.access.town import BESIDE, Town
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Person

MET = dict.fromkeys(CONDITIONS, "yes")
SAID = {f"c-{name}": said for name, said in MET.items()}


async def new(here: Town) -> dict[str, str]:
    return await enrolled.wanted()


async def free(here: Town) -> dict[str, str]:
    """The unit's guard passed in the town's week; here he did not."""
    await fresh(here)
    await Person.raw("DELETE FROM exam_result WHERE person = {}", int(here.persons["o"]))
    return {"person": here.persons["o"], "exam": here.told["exam"]["o"], "car": "yes"}


async def own(here: Town) -> dict[str, str]:
    await fresh(here)
    return {"exam": here.told["exam"]["o"], "car": "yes"}


async def taken_back(here: Town) -> dict[str, str]:
    await put_in(here)
    return {"exam": here.told["exam"]["o"]}


async def unit_takes_back(here: Town) -> dict[str, str]:
    fields = await free(here)
    await put_in(here, int(here.persons["o"]))
    return fields | {"act": "withdraw"}


async def somebody(here: Town) -> dict[str, str]:
    await fresh(here)
    return {"person": str(await leader())}


async def somebody_out(here: Town) -> dict[str, str]:
    return {"person": str(await put_in(here)), "act": "withdraw"}


async def papers(here: Town) -> dict[str, str]:
    return {"person": str(await put_in(here)), "d-0": "yes", "d-1": "yes"} | SAID


async def slots(here: Town) -> dict[str, str]:
    await put_in(here)
    return {"act": "slots"}


async def to_admit(here: Town) -> dict[str, str]:
    one = await reviewed(here)
    return {"act": "admit", f"p-{one}": "yes", f"t-{one}": "A001"}


async def who_came(here: Town) -> dict[str, str]:
    return {"act": "came", f"p-{await begun(here)}": "yes"}


async def who_did_not(here: Town) -> dict[str, str]:
    return {"act": "absent", f"p-{await begun(here)}": "yes"}


async def off(here: Town) -> dict[str, str]:
    await fresh(here)
    return {"act": "call_off", "reason": "weather"}


async def cards(here: Town) -> dict[str, str]:
    """李二柱 passed in the town's week."""
    return {f"p-{here.persons['o']}": "yes"}


async def fresh(here: Town) -> None:
    """The exam lies ahead, the leader has no certificate, nobody is enrolled: what another command did in this town is gone."""
    await Person.raw("DELETE FROM certificate WHERE person = {}", await leader())
    await Person.raw("DELETE FROM exam_enrolment")
    await Person.raw("DELETE FROM exam_eligibility")
    sql = "UPDATE exam_offer SET held_at = now() + interval '20 days', called_off = '' WHERE id = {}"
    await Person.raw(sql, int(here.told["exam"]["o"]))


async def leader() -> int:
    """Has no certificate, and never sat."""
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", BESIDE["f"]))[0]["id"])


async def put_in(here: Town, whom: int = 0) -> int:
    """Enrolled; the leader unless somebody else is named."""
    person, station = whom or await leader(), int(here.stations["o"])
    await fresh(here)
    await enrol(OPERATOR, 998, Scope((station,)), int(here.told["exam"]["o"]), person, True, key())
    return person


async def reviewed(here: Town) -> int:
    person, scope = await put_in(here), Scope((int(here.stations["o"]),))
    await review(OPERATOR, 998, scope, int(here.told["exam"]["o"]), person, [0, 1], MET, key())
    return person


async def begun(here: Town) -> int:
    """Admitted, and the exam has begun."""
    person, exam = await reviewed(here), int(here.told["exam"]["o"])
    await admit(OPERATOR, Scope((int(here.stations["o"]),)), exam, {person: ""}, key())
    await Person.raw("UPDATE exam_offer SET held_at = now() - interval '1 hour' WHERE id = {}", exam)
    return person
