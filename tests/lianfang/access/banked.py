"""A bureau's own small bank: two questions, and an edition of them on paper, at home and in the other bureau."""

import hashlib
from datetime import date

from lianfang.database import transaction
from scoring.exams.bank.actions import add
from scoring.exams.bank.tables import Question as Row
from scoring.exams.bank.vocabulary import JUDGED, Question
from scoring.exams.study import actions as study
from scoring.exams.study.vocabulary import Edition
from tests.lianfang.access.told import Places
from tests.lianfang.photos.albums import stored
from tests.lianfang.photos.pictures import as_file, scene

DRAWN = as_file(scene(60, 40), "WEBP")
FIRE = Question(
    "T-1", "single", "消防", "电器着火先做什么？", ("断电", "泼水", "开窗"), "A", "带电泼水会触电。", "消防常识", 1,
    hashlib.sha256(DRAWN).hexdigest(), "墙上一个冒烟的插座",
)  # fmt: skip
GATE = Question("T-2", "judge", "门卫", "来访的人都要登记。", JUDGED, "A", "登记了才查得到。", "门卫勤务常识", 1)


async def fill_banks(bureaus: dict[str, int]) -> dict[str, Places]:
    """question, question_too, edition → their ids by place (own, the other bureau)."""
    async with transaction() as now:
        for bureau in bureaus.values():
            await add(bureau, [FIRE, GATE], None, now)
    rows = await Row.raw("SELECT id, bureau, code FROM question")
    ids = {(row["bureau"], row["code"]): str(row["id"]) for row in rows}
    for bureau in bureaus.values():
        await stored(subject="question", thing=int(ids[bureau, FIRE.code]), content=DRAWN)
    editions = {place: await _printed(bureau) for place, bureau in bureaus.items()}
    return {"edition": editions} | {
        name: {place: ids[bureau, said.code] for place, bureau in bureaus.items()}
        for name, said in (("question", FIRE), ("question_too", GATE))
    }


async def _printed(bureau: int) -> str:
    """Of its two questions; made when the bank said something else."""
    rows = await Row.raw(
        "SELECT v.id FROM question_version v JOIN question q ON q.id = v.question WHERE q.bureau = {} ORDER BY q.code",
        bureau,
    )
    made = Edition(0, "booklet", 1, date(2018, 10, 9), "0" * 64, tuple(row["id"] for row in rows))
    return str(await study.add(bureau, made, 998))
