"""What the office types into the forms of the question bank."""

from lianfang import uploads
from tests.lianfang.access.town import Town
from tests.workbooks import workbook

ANOTHER = {
    "kind": "单选题",
    "topic": "急救",
    "level": "2",
    "asks": "有人触电倒地，先做什么？",
    "optionA": "切断电源",
    "optionB": "用手拉开",
    "answer": "A",
    "because": "没断电去拉人，自己也会触电。",
    "source": "急救常识",
}
SHEET = {
    "题库": [
        ["编号", "题型", "类别", "题目", "选项A", "选项B", "答案", "解释", "依据", "难度"],
        [
            "T-9",
            "单选题",
            "巡逻",
            "夜里巡逻听到响动怎么办？",
            "先观察再报告",
            "马上冲过去",
            "A",
            "看清再报，人才安全。",
            "巡逻勤务常识",
            1,
        ],
    ]
}


async def another(here: Town) -> dict[str, str]:
    return ANOTHER


async def replacing(here: Town) -> dict[str, str]:
    return {**ANOTHER, "version": "1"}


async def rewording(here: Town) -> dict[str, str]:
    """It keeps its picture, and says what that shows."""
    return {**ANOTHER, "version": "1", "pictured": "墙上一个插座"}


async def standing(here: Town) -> dict[str, str]:
    return {"version": "1", "sure": "yes"}


async def brought(here: Town) -> dict[str, str]:
    """An upload that was looked at."""
    upload, seal = uploads.store(workbook(**SHEET))
    return {"upload": upload, "seal": seal}
