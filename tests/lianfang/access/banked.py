"""A bureau's own small bank: two questions at home, one in the other bureau."""

from lianfang.database import transaction
from scoring.exams.bank.actions import add
from scoring.exams.bank.tables import Question as Row
from scoring.exams.bank.vocabulary import JUDGED, Question
from tests.lianfang.access.told import Places

FIRE = Question(
    "T-1", "single", "消防", "电器着火先做什么？", ("断电", "泼水", "开窗"), "A", "带电泼水会触电。", "消防常识", 1
)
GATE = Question("T-2", "judge", "门卫", "来访的人都要登记。", JUDGED, "A", "登记了才查得到。", "门卫勤务常识", 1)


async def fill_banks(bureaus: dict[str, int]) -> dict[str, Places]:
    """question, question_too → their ids by place (own, the other bureau)."""
    async with transaction() as now:
        for bureau in bureaus.values():
            await add(bureau, [FIRE, GATE], None, now)
    rows = await Row.raw("SELECT id, bureau, code FROM question")
    ids = {(row["bureau"], row["code"]): str(row["id"]) for row in rows}
    return {
        name: {place: ids[bureau, said.code] for place, bureau in bureaus.items()}
        for name, said in (("question", FIRE), ("question_too", GATE))
    }
