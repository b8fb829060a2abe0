"""奖励 by hand: the office draws up, the guard reads the notice, a second person approves, finance transfers, he confirms."""

import io
import re
from datetime import UTC, date, datetime, timedelta

from openpyxl import load_workbook
from pypdf import PdfReader

from lianfang.database import transaction
from lianfang.flows.points.score import score
from scoring.prizes.tables import MoneyMove, PrizeRun
from tests.conftest import Clock
from tests.lianfang.access.town import Town, town
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.roster.tables import Person, Station

NOVEMBER = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
SAVED = "=10月9日把落水的孩子救了上来"
VOUCHER = "洋财〔2018〕11-03号"


async def _rescued(here: Town, name: str, times: int) -> None:
    """So many rescues of five points, a day each."""
    person = (await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"]
    place = "o" if name == "赵大山" else "f"
    facts = [Fact("rescue", date(2018, 10, 15 + nth), person, int(here.units[place])) for nth in range(times)]
    async with transaction() as now:
        told = [(9000 + person * 100 + nth, Source("登记", nth), fact) for nth, fact in enumerate(facts)]
        await write_deeds(None, int(here.stations["o"]), f"story{person}", told, now)
    await score(int(here.stations["o"]))


async def _proved(here: Town, role: str) -> Browser:
    browser = await here.browser(role)
    await browser.open("/prove")
    await browser.submit("/prove", password=RIGHT)
    return browser


async def _text(browser: Browser, address: str) -> str:
    answer = await browser.client.get(address)
    assert answer.status_code == 200, answer.text
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


async def test_from_the_budget_to_the_guards_word_that_it_came(db: str, clock: Clock) -> None:
    clock.set(NOVEMBER)
    async with town() as here:
        await _rescued(here, "赵大山", 6)
        await _rescued(here, "吴老根", 5)
        base = f"/stations/{here.stations['o']}/prizes"
        office, guard = await here.browser("office"), await here.browser("guard")
        await office.open(base)
        refused = await office.submit(base, month="2018-10", budget="0", kept="0", source="fiscal")
        assert refused.status_code == 422 and "预算要大于 0" in refused.text
        for month in ("0001-01", "2018-13", "10月"):
            unread = await office.submit(base, month=month, budget="1500", kept="0", source="fiscal")
            assert unread.status_code == 422 and "1500" in unread.text, "what was typed stays"
        await office.submit(base, month="2018-10", budget="1,500", kept="300", source="fiscal")
        assert all(one in office.page.text for one in ("赵大山（翠园小区）", "吴老根（老街市场）", "片区名额"))
        run = f"{base}/{(await PrizeRun.raw('SELECT max(id) AS id FROM prize_run'))[0]['id']}"
        await office.submit(f"{run}/lines", whose=f"u{here.units['n']}", yuan="200", words=SAVED, elsewhere="")
        assert "加上了" in office.page.text and SAVED in office.page.text
        assert "2018年10月" not in (await guard.open("/points/prizes")).text
        await office.submit(f"{run}/step", step="publish")
        assert "从明天起五个工作日" in office.page.text
        page = (await guard.open("/points/prizes")).text
        assert "公示到2018年11月12日" in page and "赵**（翠园小区）" in page and "吴老根" not in page
        early = await office.send(f"{run}/approval", {"key": "k" * 16})
        assert early.status_code == 403 or "prove" in early.headers["location"]
        await _approves(here, clock, run)
        await _receives(here, run)


async def _approves(here: Town, clock: Clock, run: str) -> None:
    """When the notice is over, by somebody else."""
    clock.set(NOVEMBER + timedelta(days=8))
    bureau = (await Station.raw("SELECT bureau FROM station WHERE id = {}", int(here.stations["o"])))[0]["bureau"]
    await opened("second", "office", bureau)
    first, second = await _proved(here, "office"), await _proved(here, "second")
    await first.open(run)
    assert f'action="{run}/approval"' not in first.page.text and "要换一个人来批准" in first.page.text
    await second.open(run)
    await second.submit(f"{run}/approval")
    assert "每一项的钱都留好了" in second.page.text
    sheet = await _text(first, f"{run}/pay.pdf")
    missing = [one for one in ("赵大山", "吴老根", "财政专项", "3项，400元", "不发现金", "批准") if one not in sheet]
    assert not missing, sheet
    notice = await _text(first, f"{run}/notice.pdf")
    assert "赵**（翠园小区）" in notice and "吴老根" not in notice and "2018年10月奖励公示" in notice
    book = load_workbook(io.BytesIO((await first.client.get(f"{run}/pay.xlsx")).content)).active
    cells = {cell.value: cell.data_type for row in book.iter_rows() for cell in row if cell.value is not None}
    assert cells[SAVED] == "s" and cells["赵大山"] == "s" and cells[100] == "n"
    await first.open(run)
    await first.submit(f"{run}/transfer", document=VOUCHER)
    assert "转账登记好了" in first.page.text and "办结" not in first.page.text
    moved = await MoneyMove.raw("SELECT document FROM money_move WHERE kind = 'pay'")
    assert [row["document"] for row in moved] == [VOUCHER] * 3


async def _receives(here: Town, run: str) -> None:
    guard, leader = await here.browser("guard"), await here.browser("leader")
    await guard.open("/points/prizes")
    action = re.findall(r'action="(/points/prizes/\d+)"', guard.page.text)[0]
    await guard.submit(action)
    assert "谢谢您" in guard.page.text and "领到了（手机）" in guard.page.text
    assert (await leader.send(action, {"key": "k" * 16})).status_code in (403, 404)
    office = await here.browser("office")
    assert "领到了（手机）" in (await office.open(run)).text and "奖励发放表" in office.page.text
