"""迎检台账 by hand: a station's book and a unit's, on paper and as a workbook; one person's file for a reason; bad days."""

import io
from datetime import UTC, datetime

from openpyxl import load_workbook
from pypdf import PdfReader

from bulletins.dossiers.book import KINDS, OF_A_PERSON
from lianfang.access import Held
from tests.cast import GUARDS, bring_everything
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.flows.people.desk import book, person_called
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app
from zones.roster.reads import StationRow
from zones.roster.tables import Unit

NOON = datetime(2018, 12, 3, 4, 0, tzinfo=UTC)
NUMBERS = {str(cell) for row in GUARDS[1:] for cell in row if cell and str(cell).startswith(("199", "990"))}


async def _desk(clock: Clock) -> tuple[StationRow, Browser]:
    clock.set(NOON)
    station = await bring_everything()
    await opened("police", held=Held("officer", station.bureau, (station.id,)))
    browser = Browser(the_app())
    assert "登录" not in (await browser.sign_in("police", RIGHT)).text
    return station, browser


def _paper(content: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def _sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    held = load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in held.worksheets}


async def test_the_year_is_bound_in_one_press_on_paper_and_as_a_sheet_a_register(db: str, clock: Clock) -> None:
    station, police = await _desk(clock)
    base = f"/stations/{station.id}/dossiers"
    shown = (await police.open(base)).text
    assert 'value="2018-01-01"' in shown and 'value="2018-12-03"' in shown and "翠园小区" in shown
    year = "first=2018-01-01&last=2018-12-03"
    paper = await police.open(f"{base}.pdf?{year}&unit=")
    assert paper.headers["content-type"] == "application/pdf"
    said = _paper(paper.content)
    assert all(word in said for word in ("联勤联防台账", "2018年1月1日至2018年12月3日", "目录", "钱小河（柳河中学）"))
    sheets = _sheets((await police.open(f"{base}.xlsx?{year}&unit=")).content)
    assert len(sheets) == len(KINDS) + 1
    walked = sheets["4．联勤巡逻登记"]
    assert walked[1][0] == "日期" and len(walked) == 2 + 3 and walked[2][5] == 50, "numbers are numbers"
    some = _sheets((await police.open(f"{base}.xlsx?{year}&of=patrols&of=calls")).content)
    assert list(some)[1:] == ["1．联勤巡逻登记", "2．点名查岗登记"]


async def test_a_units_book_and_what_begins_like_a_formula(db: str, clock: Clock) -> None:
    station, police = await _desk(clock)
    unit = int((await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"])
    await Unit.raw("UPDATE unit SET name = '=HYPERLINK(\"http://evil\")' WHERE id = {}", unit)
    base, year = f"/stations/{station.id}/dossiers", "first=2018-01-01&last=2018-12-03"
    held = load_workbook(io.BytesIO((await police.open(f"{base}.xlsx?{year}&unit={unit}")).content))
    cells = [
        cell for sheet in held.worksheets for row in sheet.iter_rows() for cell in row if "=HYPER" in str(cell.value)
    ]
    assert len(cells) > 3 and {cell.data_type for cell in cells} == {"s"} and all(cell.quotePrefix for cell in cells)
    assert (await police.open(f"{base}.pdf?{year}&unit=987654")).status_code == 404
    assert (await police.open(f"{base}.pdf?{year}&unit=x")).status_code == 404


async def test_days_that_are_no_span_are_refused_with_what_to_do(db: str, clock: Clock) -> None:
    station, police = await _desk(clock)
    for query in ("", "?first=2018-12-03&last=2018-01-01", "?first=2016-01-01&last=2018-01-01"):
        answer = await police.open(f"/stations/{station.id}/dossiers.pdf{query}")
        assert answer.status_code == 422 and "最长一年。" in answer.text and "请改好日期，再按一次。" in answer.text
    assert (await police.open(f"/stations/{station.id}/dossiers.xlsx?first=2018-13-01")).status_code == 422


async def test_a_persons_file_wants_a_reason_and_he_reads_who_took_it(db: str, clock: Clock) -> None:
    station, police = await _desk(clock)
    person = await person_called("赵大山")
    await opened("zhao", "guard", station.bureau, person=person)
    his = Browser(the_app())
    await his.sign_in("zhao", RIGHT)
    card, days = f"/people/{person}", {"first": "2018-01-01", "last": "2018-12-03", "reason": "check"}
    await police.open(card)
    for wrong, sentence in (
        ({"reason": ""}, "原因"),
        ({"first": ""}, "最长一年"),
        ({"last": "2018-02-30"}, "请改好日期"),
    ):
        refused = await police.submit(f"{card}/dossier", **days | wrong)
        assert refused.status_code == 422 and sentence in refused.text and "赵大山" in refused.text
    assert await book("dossier.person") == []
    await police.open(card)
    paper = await police.submit(f"{card}/dossier", **days)
    said = _paper(paper.content)
    assert (
        "一人一档" in said and "翠园小区" in said and "积分登记" in said and not [one for one in NUMBERS if one in said]
    )
    await police.open(card)
    sheets = _sheets((await police.submit(f"{card}/dossier", **days, **{"as": "xlsx"})).content)
    assert len(sheets) == len(OF_A_PERSON) + 2 and not [one for one in NUMBERS if one in repr(sheets)]
    assert len(await book("dossier.person")) == 2, "each is a look of its own"
    mine = (await his.open("/mine")).text
    assert mine.count("成册一人一档") == 2 and "检查核对" in mine
