"""看通报: a guard reads what was issued, his own unit first, and at the top what was wrong with it."""

import re

import pytest

from bulletins.paper.vocabulary import Page, Printed
from bulletins.register.reads.works import work
from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.bulletin import correct as correcting
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.correct import Correcting, correct
from tests.cast import issued_week
from tests.lianfang.pages.house import House
from zones.roster.tables import Company

NAMES = ("刘文书", "陈向东", "王立新")


@pytest.fixture(autouse=True)
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file says which page it would be."""

    async def tiny(page: Page, _: object) -> Printed:
        return Printed(f"%PDF-1.4 {page.title}".encode(), 1, (), ())

    for flow in (issuing, correcting):
        monkeypatch.setattr(flow, "pressed", tiny)


async def _correct(bulletin: int, said: Correcting) -> None:
    async with transaction():
        found = await work(bulletin)
    assert found
    await correct(OPERATOR, found, said, Key(f"correct-{said.reason}", "operator"))


async def test_a_guard_reads_an_issued_bulletin_with_his_own_row_and_its_corrections_first(served: House) -> None:
    guard = await served.guard()
    assert "还没有签发过通报" in (await guard.open("/bulletin")).text
    assert (await guard.client.get("/bulletin/1")).status_code == 404  # a draft is nobody's but the office's

    bulletin = await issued_week()
    listed = (await guard.open("/bulletin")).text
    assert f'href="/bulletin/{bulletin}"' in listed and "10月8日至14日" in listed and "有更正" not in listed
    text = _words((await guard.open(f"/bulletin/{bulletin}")).text)
    assert text.index("说到翠园小区的") < text.index("一、可防性案件压降情况")
    assert text.count("说到") == 1
    file = await guard.client.get(f"/bulletin/{bulletin}/files/paper.pdf")
    assert file.content.startswith(b"%PDF") and "pdf" in file.headers["content-type"]

    wrong = Correcting("抄写有误", (("第一部分第1段", "3起", "4起"),), False, NAMES)
    await _correct(bulletin, wrong)
    assert "有更正" in (await guard.open("/bulletin")).text
    text = _words((await guard.open(f"/bulletin/{bulletin}")).text)
    assert text.index("第一部分第1段：3起→4起") < text.index("说到翠园小区的")
    corrected = await guard.client.get(f"/bulletin/{bulletin}/files/erratum-1.pdf")
    assert corrected.content.startswith(b"%PDF") and corrected.content != file.content

    await _correct(bulletin, Correcting("数据整期有误", (), True, NAMES))
    assert "已撤回" in (await guard.open("/bulletin")).text
    assert "这一期已经撤回，不再作数" in (await guard.open(f"/bulletin/{bulletin}")).text
    for nothing in ("erratum-3.pdf", "word.docx", "sign-off.pdf"):
        assert (await guard.client.get(f"/bulletin/{bulletin}/files/{nothing}")).status_code == 404


async def test_a_company_reads_it_with_the_rows_of_its_own_units_alone(served: House) -> None:
    [company] = await _companies()
    held = Held("company", served.station.bureau, (), company=company)
    await open_account(OPERATOR, "firm", held, Key("cast-firm-0001", "operator"), "company-0417-night")
    firm, bulletin = served.browser(), await issued_week()
    await firm.sign_in("firm", "company-0417-night")
    text = _words((await firm.open(f"/bulletin/{bulletin}")).text)
    assert re.findall("说到(.*?)的巡逻", text) == ["翠园小区"]


async def _companies() -> list[int]:
    return [row["id"] for row in await Company.raw("SELECT id FROM company")]


def _words(html: str) -> str:
    return re.sub(r"\s", "", re.sub(r"<[^>]+>", "", html))
