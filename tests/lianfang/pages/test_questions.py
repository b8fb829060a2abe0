"""题库 by hand: the bank of the house is there, a question is added, reworded, replaced and retired; workbooks go out and in."""

import io
import re

from openpyxl import load_workbook

from scoring.exams.bank.first import first_questions
from scoring.exams.bank.tables import Question, QuestionVersion
from tests.lianfang.access.town import STATIONS, town
from tests.lianfang.audit.questions import ANOTHER, SHEET
from tests.lianfang.pages.browser import Browser
from tests.workbooks import workbook
from zones.roster.tables import Station

HEAD = SHEET["题库"][0]
FILE = "/questions/import"


async def test_a_bureau_without_questions_gets_the_bank_of_the_house(db: str) -> None:
    async with town() as here:
        own = (await Station.raw("SELECT bureau FROM station WHERE name = {}", STATIONS["o"]))[0]["bureau"]
        office = await here.browser("office")
        assert "T-1" in (await office.open("/questions")).text
        await _forget(own)
        assert f"{len(first_questions())} 道题，第 1 页" in (await office.open("/questions")).text
        assert "GR-001" not in office.page.text and "FA-001" in office.page.text
        found = (await office.open("/questions?q=触电&topic=急救")).text
        assert "FA-" in found and "第 1 页" not in found
        assert "没有这样的题" in (await office.open("/questions?look=yes")).text


async def _forget(bureau: int) -> None:
    """As if nobody had ever written a question there."""
    await Question.raw(
        "UPDATE question SET bureau = (SELECT max(id) FROM bureau), code = code || '-o' WHERE bureau = {}", bureau
    )


async def test_one_is_added_reworded_replaced_and_retired_and_keeps_what_it_said(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        await office.open("/questions/new")
        await office.submit("/questions/new", **ANOTHER, code="")
        assert "加好了" in office.page.text and "Q-0001" in office.page.text
        [row] = await Question.raw("SELECT id FROM question WHERE code = 'Q-0001'")
        path = f"/questions/{row['id']}"
        await office.submit(path, **{**ANOTHER, "level": "3", "asks": "有人触电倒在地上，第一步做什么？"})
        assert "改好了" in office.page.text, re.findall(r'role="alert".*', office.page.text)
        assert "第 1 版" in office.page.text
        stale = {**office.form(path), **ANOTHER, "version": "1", "because": "别的话。", "key": "stale-key-0001"}
        assert "刚有人改过" in (await office.send(path, stale)).text
        await office.submit(f"{path}/replacement", **{**ANOTHER, "asks": "触电的人还连着电线，怎么救？"})
        assert "换好了" in office.page.text and "Q-0002" in office.page.text
        assert "停用了" in (await office.open(path)).text
        await office.open("/questions?q=Q-0002")
        other = re.search(r'href="(/questions/\d+)"', office.page.text)
        assert other is not None
        await office.open(other[1])
        await office.submit(f"{other[1]}/retirement", sure="yes")
        assert "停用了，以后不再问" in office.page.text and "Q-0002" not in office.page.text
        said = await QuestionVersion.raw(
            "SELECT asks FROM question_version WHERE question = {} ORDER BY number", row["id"]
        )
        assert [one["asks"] for one in said] == [ANOTHER["asks"], "有人触电倒在地上，第一步做什么？"]


async def test_what_has_a_fault_or_is_alike_is_said_and_nothing_that_was_typed_is_lost(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        await office.open("/questions/new")
        bad = await office.submit("/questions/new", **{**ANOTHER, "answer": "AB", "optionB": "<b>拉开</b>"})
        assert bad.status_code == 422
        assert "单选题标了 2 个答案" in bad.text and "网页代码" in bad.text
        assert "&lt;b&gt;拉开&lt;/b&gt;" in bad.text and ANOTHER["asks"] in bad.text
        near = {
            **ANOTHER,
            "topic": "消防",
            "asks": "电器着火，先做什么呢？",
            "optionA": "断电",
            "optionB": "泼水",
            "optionC": "开窗",
        }
        alike = await office.submit("/questions/new", **near)
        assert alike.status_code == 409 and "差不多的题（电器着火先做什么？，编号 T-1）" in alike.text
        await office.submit("/questions/new", **near, apart="yes")
        assert "加好了" in office.page.text


async def test_the_bank_leaves_as_a_workbook_and_comes_back_unchanged(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        out = await office.open("/questions.xlsx")
        sheet = load_workbook(io.BytesIO(out.content)).active
        assert [cell.value for cell in sheet[2]][:4] == HEAD[:4]
        assert {
            cell.data_type
            for row in sheet.iter_rows(min_row=3, max_col=10)
            for cell in row
            if cell.value and cell.column < 10
        } == {"s"}
        before = await QuestionVersion.count()
        told = await _brought(office, out.content)
        assert "没有变" in told and "写入</button>" not in told
        assert await QuestionVersion.count() == before


async def test_a_workbook_is_looked_at_and_then_taken_row_by_row(db: str) -> None:
    rows = [
        HEAD,
        *SHEET["题库"][1:],
        [
            "",
            "判断题",
            "巡逻",
            "夜里巡逻要两个人一起走。",
            None,
            None,
            "对",
            "一个人出了事没人知道。",
            "巡逻勤务常识",
            "容易",
        ],
        ["T-1", "单选题", "消防", "电器着火，第一步做什么？", "断电", "泼水", "A", "带电泼水会触电。", "消防常识", 1],
        [
            "",
            "单选题",
            "巡逻",
            "夜里巡逻听见响动怎么办？",
            "先观察再报告",
            "马上冲过去",
            "A",
            "看清再报，人才安全。",
            "巡逻勤务常识",
            1,
        ],
        ["T-8", "单选题", "巡逻", "没有答案的题", "甲", "乙", None, "没有。", "巡逻勤务常识", 1],
        ["T-7", "单选题", "巡逻", "两个答案的题", "甲", "乙", "AB", "没有。", "巡逻勤务常识", 1],
        ["T-6", "单选题", "巡逻", "<i>代码</i>", "甲", "乙", "A", "没有。", "巡逻勤务常识", 1],
    ]
    async with town() as here:
        office = await here.browser("office")
        told = await _brought(office, workbook(题库=rows))
        assert re.findall(r"<dt>(\S+)</dt><dd>(\d+)", told)[:4] == [
            ("新题", "2"),
            ("改字", "1"),
            ("没有变", "0"),
            ("没有收", "4"),
        ]
        for why in ("没有标正确答案", "单选题标了 2 个答案", "网页代码", "差不多（"):
            assert why in told, why
        await office.submit(f"{FILE}/confirm")
        assert "新题 2 道，改了 1 道，没有变 0 道，没有收 4 行" in office.page.text
        assert "Q-0001" in (await office.open("/questions?q=两个人一起走")).text


async def _brought(office: Browser, content: bytes) -> str:
    await office.open(FILE)
    office.page = await office.send(FILE, office.form(FILE), {"file": ("x.xlsx", content)})
    return office.page.text
