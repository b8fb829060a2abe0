"""What is typed into the forms of spot questions."""

from tests.lianfang.access.spotted import LINES
from tests.lianfang.access.town import Town


async def new(here: Town) -> dict[str, str]:
    return {"title": "十一月宣传", "lines": LINES, "topic": "", "draw": "0"}


async def answers(here: Town) -> dict[str, str]:
    return {"unit": here.units["o"], "whom": "guard", "q-1": "yes", "q-2": "no", "q-3": "yes"}
