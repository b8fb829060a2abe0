"""周汇总 and 门岗周积分单 by hand: the station reads the week, the unit prints its own; both show the same head."""

import io
import re

from pypdf import PdfReader

from tests.lianfang.access.town import Town, town
from tests.lianfang.pages.browser import Browser

PAGE = "/stations/{}/weeks"


async def _sheet(browser: Browser, here: Town, place: str) -> str:
    answer = await browser.client.get(f"/units/{here.units[place]}/weeks/2018-W41/sheet.pdf")
    assert answer.status_code == 200, answer.text
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


async def test_the_station_reads_the_week_in_the_rosters_order_and_the_paper_shows_the_same_head(db: str) -> None:
    async with town() as here:
        officer, unit = await here.browser("officer"), await here.browser("unit")
        page = (await officer.open(PAGE.format(here.stations["o"]))).text
        assert "2018年" in page and "10月8日—14日" in page
        names = ["东片区", "翠园小区", "李二柱", "赵大山", "柳河中学", "西片区", "老街市场"]
        places = [page.index(name) for name in names]
        assert places == sorted(places), "in the order of the roster, not of points"
        found = re.search(r"(\d+) · ([0-9a-f]{12})", page)
        assert found
        sheet = await _sheet(unit, here, "o")
        assert f"{found[1]}·{found[2]}" in sheet
        assert "不得作为扣发工资、解除合同的依据" in sheet and "2018年10月8日至2018年10月14日" in sheet
        assert "赵大山44" in sheet and "本单位11" in sheet, "4 points, 4 in the month"
        assert not any(name in sheet for name in ("钱小河", "吴老根", "柳河中学", "名次", "第1名"))


async def test_a_sheet_says_points_and_nothing_of_what_they_are_for(db: str) -> None:
    async with town() as here:
        sheet = await _sheet(await here.browser("officer"), here, "f")
        assert "吴老根88" in sheet and not any(word in sheet for word in ("信息报送", "救助", "巡逻"))


async def test_a_week_that_is_not_frozen_is_not_there(db: str) -> None:
    async with town() as here:
        officer = await here.browser("officer")
        for path in (
            f"{PAGE.format(here.stations['o'])}?week=2018-W42",
            f"/units/{here.units['o']}/weeks/2018-W42/sheet.pdf",
        ):
            assert (await officer.client.get(path)).status_code == 404
