"""工作指引牌 by hand: a unit prints the rules in force for its wall; every clause of the book stands on it."""

import io

from pypdf import PdfReader

from bulletins.paper.wording import printed
from lianfang.flows.points.rulebook import load_book
from lianfang.web.pages.rules_words import points_of
from scoring.points.book.reading import FIRST, read_book
from scoring.points.tables import RuleBook
from tests.conftest import Clock
from tests.lianfang.access.town import town
from tests.lianfang.pages.browser import Browser
from zones.ground.weeks import shanghai_day
from zones.roster.tables import Station

FIRST_TEXT = FIRST.read_text(encoding="utf-8")


async def _pages(browser: Browser, address: str) -> list[str]:
    answer = await browser.client.get(address)
    assert answer.status_code == 200, answer.text
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages]


def _flat(text: str) -> str:
    return "".join(printed(text).split())


async def test_every_clause_in_force_stands_on_one_page_with_its_points(db: str) -> None:
    async with town() as here:
        unit = await here.browser("unit")
        assert f"/units/{here.units['o']}/board.pdf" in (await unit.open(f"/units/{here.units['o']}/points")).text
        for size in ("A3", "A4"):
            (said,) = await _pages(unit, f"/units/{here.units['o']}/board.pdf?size={size}")
            for rule in read_book(FIRST_TEXT).rules:
                clause = _flat(rule.clause.removeprefix(rule.duty))
                at = said.find(clause)
                assert at >= 0, f"{clause} in {said}"
                assert points_of(rule.points) in said[at + len(clause) :][:14], clause
            assert "翠园小区" in said and "有权拒绝执行保安从业单位或者客户单位的违法指令" in said
            assert "满25分够评奖线，一名100元" in said and "每周最多12分、每月最多40分" in said
            digest = (await RuleBook.raw("SELECT encode(sha256(text::bytea), 'hex') AS d FROM rule_book"))[0]["d"]
            assert "15天内可以提异议" in said and "从2010年1月1日起施行" in said and digest in said


async def test_a_new_book_is_printed_when_it_is_in_force_and_not_before(db: str, clock: Clock) -> None:
    async with town() as here:
        officer, bureau = await here.browser("officer"), (await Station.raw("SELECT bureau FROM station LIMIT 1"))[0]
        (begins,) = (await Station.raw("SELECT now() + interval '40 days' AS at"))[0].values()
        changed = FIRST_TEXT.replace('"2018年第1版"', '"2099年第2版"').replace("threshold = 25", "threshold = 31")
        await load_book(bureau["bureau"], changed.replace("2010-01-01", str(shanghai_day(begins))))
        assert "满25分" in (await _pages(officer, "/rule-book/board.pdf"))[0]
        clock.set(begins)
        officer = await here.browser("officer")
        (said,) = await _pages(officer, "/rule-book/board.pdf")
        assert "满31分够评奖线" in said and "2099年第2版" in said and "满25分" not in said
