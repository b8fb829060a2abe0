"""年度表彰 from proposal to certificate: two stations' worth of hands, a bar, a notice, a second person, a number, the paper."""

import io
import re
from datetime import UTC, date, datetime, timedelta

from pypdf import PdfReader

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.points.score import score
from lianfang.flows.vetoes.decide import decide
from lianfang.flows.vetoes.propose import propose
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes.vocabulary import Said
from tests.conftest import Clock
from tests.lianfang.access.town import Town, town
from tests.lianfang.accounts.people import opened
from tests.lianfang.pages.browser import Browser
from tests.watch import key
from zones.ground.scope import Scope
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.roster.tables import Person, Station

JANUARY = datetime(2019, 1, 8, 2, 0, tzinfo=UTC)
WHY = "一年里帮邻居看门、救起落水的孩子，从不推辞"


async def _pages(browser: Browser, address: str) -> list[str]:
    answer = await browser.client.get(address)
    assert answer.status_code == 200, answer.text
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages]


async def _rescued(here: Town, times: int) -> int:
    """赵大山 rescues so many times, five points each; returns his id."""
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    facts = [Fact("rescue", date(2018, 11, 5 + nth), person, int(here.units["o"])) for nth in range(times)]
    async with transaction() as now:
        told = [(7000 + nth, Source("登记", nth), fact) for nth, fact in enumerate(facts)]
        await write_deeds(None, int(here.stations["o"]), "year", told, now)
    await score(int(here.stations["o"]))
    return int(person)


async def _veto(here: Town, person: int, ground: str) -> None:
    """Proposed by somebody, made by somebody else, for the end of the year."""
    station = int(here.stations["o"])
    said = Said(person, ground, date(2018, 10, 1), date(2018, 12, 31), "")
    proposal = await propose(OPERATOR, station, Hand(9, None), None, said, "早班一身酒气", key())
    await decide(OPERATOR, Scope((station,)), Hand(8, None), proposal, "made", key())


async def test_from_a_stations_proposal_to_the_certificate(db: str, clock: Clock) -> None:
    clock.set(JANUARY)
    async with town() as here:
        guard_id = await _rescued(here, 4)
        office, officer, guard = [await here.browser(role) for role in ("office", "officer", "guard")]
        await office.open("/commendations")
        early = await office.submit("/commendations", year="2019")
        assert early.status_code == 409 and "还没有过完" in early.text
        await office.submit("/commendations", year="2018")
        base = re.findall(r'action="(/commendations/\d+)/step"', office.page.text)[0]
        await officer.open(base)
        offered = re.findall(r'<option value="p(\d+)"', officer.page.text)
        assert offered[0] == str(guard_id), "who has most points is offered first"
        await officer.submit(f"{base}/lines", whose=f"p{guard_id}", words=WHY)
        assert "推荐上了" in officer.page.text and WHY in officer.page.text
        assert re.search(r"24 分，得奖 1 个月，支援 0 次，有分 [5-9] 天", officer.page.text), officer.page.text
        assert f'action="{base}/step"' not in officer.page.text, "the rest is the office's"
        again = await officer.send(
            f"{base}/lines", {**officer.form(f"{base}/lines"), "whose": f"p{guard_id}", "words": WHY}
        )
        assert again.status_code == 409 and "名单上已经有了" in again.text
        await office.open(base)
        nobody = await office.submit(f"{base}/step", step="publish")
        assert nobody.status_code == 409 and "还没有选人" in nobody.text
        await office.open(base)
        await office.submit(f"{base}/lines", whose=f"u{here.units['n']}", words="点名回回都应")
        for line in re.findall(rf'action="({base}/lines/\d+)"', office.page.text)[::2]:
            await office.submit(line, act="choose")
        assert "选上 2 个" in re.sub(r"\s+", " ", (await office.open("/commendations")).text)
        await office.open(base)
        await office.submit(f"{base}/step", step="publish")
        assert "从明天起五个工作日" in office.page.text
        page = (await guard.open("/points/prizes")).text
        assert (
            "2018年度表彰" in page
            and "赵**（翠园小区）" in page
            and "赵大山" not in page
            and "公示到2019年1月15日" in page
        )
        (notice,) = await _pages(officer, f"{base}/notice.pdf")
        assert "赵**（翠园小区）" in notice and "赵大山" not in notice and WHY not in notice
        await _approved(here, clock, base)
        await _decided(here, base)


async def _approved(here: Town, clock: Clock, base: str) -> None:
    bureau = (await Station.raw("SELECT bureau FROM station WHERE id = {}", int(here.stations["o"])))[0]["bureau"]
    await opened("second", "office", bureau)
    second, first = await here.browser("second"), await here.browser("office")
    await second.open(base)
    early = await second.send(f"{base}/approval", {**second.form(f"{base}/step"), "key": "k" * 16})
    assert early.status_code == 409 and "公示到 2019-01-15 才满" in early.text
    clock.set(JANUARY + timedelta(days=8))
    first, second = await here.browser("office"), await here.browser("second")
    await first.open(base)
    assert f'action="{base}/approval"' not in first.page.text and "要换一个人来批准" in first.page.text
    own = await first.send(f"{base}/approval", {**first.form(f"{base}/step"), "key": "o" * 16})
    assert own.status_code == 403 and "两个人办" in own.text
    await second.open(base)
    await second.submit(f"{base}/approval")
    assert "可以发文" in second.page.text


async def _decided(here: Town, base: str) -> None:
    office, guard, unit = [await here.browser(role) for role in ("office", "guard", "unit")]
    await office.open(base)
    assert (await office.client.get(f"{base}/certificates.pdf")).status_code == 409
    unnumbered = await office.submit(f"{base}/decision", number="某某号")
    assert unnumbered.status_code == 422 and "某某号" in unnumbered.text
    await office.submit(f"{base}/decision", number="洋公〔2019〕3号")
    assert "证书可以打印" in office.page.text
    (decision,) = await _pages(office, f"{base}/decision.pdf")
    assert "赵大山（翠园小区）" in decision and "柳河中学" in decision and "洋公〔2019〕3号" in decision
    certificates = await _pages(office, f"{base}/certificates.pdf")
    assert len(certificates) == 2
    assert "赵大山同志（翠园小区）" in certificates[0] and "先进保安员" in certificates[0]
    assert "柳河中学" in certificates[1] and "联勤联防先进单位" in certificates[1]
    assert "2018年度先进保安员（洋公〔2019〕3号）" in (await guard.open("/points")).text
    neighbour = await (await here.browser("officer")).open(f"/units/{here.units['n']}/points")
    assert "2018年度联勤联防先进单位" in neighbour.text
    assert "先进" not in (await unit.open(f"/units/{here.units['o']}/points")).text, "his is his, not his unit's"


async def test_a_veto_of_the_year_bars_and_suspicion_holds(db: str, clock: Clock) -> None:
    clock.set(JANUARY)
    async with town() as here:
        person = await _rescued(here, 2)
        office = await here.browser("office")
        await office.open("/commendations")
        await office.submit("/commendations", year="2018")
        base = re.findall(r'action="(/commendations/\d+)/step"', office.page.text)[0]
        await office.submit(f"{base}/lines", whose=f"p{person}", words=WHY)
        (line, _) = re.findall(rf'action="({base}/lines/\d+)"', office.page.text)
        await office.submit(line, act="choose")
        await _veto(here, person, "suspicion")
        await office.open(base)
        assert "嫌疑还没有查清" in office.page.text
        held = await office.submit(f"{base}/step", step="publish")
        assert held.status_code == 409 and "1 个现在不能表彰" in held.text
        await _veto(here, person, "drunk")
        assert "这一年有一票否决" in (await office.open(base)).text
        assert (await office.submit(f"{base}/step", step="publish")).status_code == 409
