"""扣分 and 一票否决 by hand: officer, guard, unit, officer again; officer, office, guard. Nobody sees more than is his."""

import io

from pypdf import PdfReader

from lianfang.audit.actions import OPERATOR
from lianfang.flows.deductions.propose import Told, propose
from lianfang.flows.points.score import score
from lianfang.notices.tables import Notice
from scoring.points.deductions.tables import Deduction
from scoring.points.deductions.vocabulary import NO_BAR, Hand
from scoring.points.tables import Award
from tests.lianfang.access.deducted import SOMEBODY
from tests.lianfang.access.town import Town, town
from tests.lianfang.pages.browser import Browser
from tests.watch import key
from zones.ground.weeks import shanghai_day
from zones.roster.tables import Person

SEEN, OWN, CHECKED = "十点二十东门没有人", "我去给业主开西门的锁", "查了录像，是这样"


async def _own(here: Town) -> tuple[int, str, str]:
    """赵大山, the unit's page and the station's."""
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    return person, f"/units/{here.units['o']}/deductions", f"/stations/{here.stations['o']}/deductions"


async def _proposed(here: Town, officer: Browser, kind: str = "record.forged") -> str:
    """By an officer, about 赵大山; returns its id."""
    person, _, base = await _own(here)
    await officer.open(base)
    day = shanghai_day((await Deduction.raw("SELECT at FROM deduction LIMIT 1"))[0]["at"]).isoformat()
    guard = f"{here.units['o']}.{person}"
    answer = await officer.submit(base, guard=guard, kind=kind, day=day, bar=NO_BAR, words=SEEN)
    assert answer.status_code == 303 and "已经告诉保安员" in officer.page.text, answer.text
    return str((await Deduction.raw("SELECT max(id) AS id FROM deduction"))[0]["id"])


async def _sheet(browser: Browser, slip: str) -> str:
    answer = await browser.client.get(f"/deductions/{slip}/slip.pdf")
    assert answer.status_code == 200, answer.text
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


async def test_the_guard_speaks_first_the_unit_reads_him_and_the_slip_says_it_all(db: str) -> None:
    async with town() as here:
        person, at_unit, _ = await _own(here)
        officer, guard, unit = [await here.browser(role) for role in ("officer", "guard", "unit")]
        slip = await _proposed(here, officer)
        assert "先听您说" in (await guard.open("/today")).text
        assert OWN not in (await unit.open(at_unit)).text and f'action="{at_unit}/{slip}"' not in unit.page.text
        early = await unit.send(f"{at_unit}/{slip}", {"key": "k" * 16, "verdict": "confirm", "bar": NO_BAR})
        assert early.status_code == 403  # no form, no token
        await guard.open("/deductions")
        assert SEEN in guard.page.text and "周警官" in guard.page.text and "还没有扣分" in guard.page.text
        await guard.submit(f"/deductions/{slip}", answer="other", words=OWN)
        assert "单位核对" in guard.page.text
        assert OWN in (await unit.open(at_unit)).text and SEEN in unit.page.text
        await unit.submit(f"{at_unit}/{slip}", verdict="confirm", bar=NO_BAR, words=CHECKED)
        assert "可以提异议" in unit.page.text
        await score(int(here.stations["o"]))
        points = await Award.raw("SELECT points FROM award WHERE person = {} AND rule = 'record.forged'", person)
        assert [row["points"] for row in points] == [-10]
        page = (await guard.open("/deductions")).text
        assert "扣 10 分" in page and "积分异议" in page and CHECKED in page
        for browser in (guard, unit, officer):
            sheet = await _sheet(browser, slip)
            assert all(one in sheet for one in (SEEN, OWN, CHECKED, "周明远", "扣10分", "赵大山", "积分异议"))
            assert "本单不得作为扣发工资、解除劳动合同的依据" in sheet


async def test_a_refused_order_is_dropped_and_the_legal_office_hears_of_it(db: str) -> None:
    async with town() as here:
        _, at_unit, base = await _own(here)
        slip = (here.told["deduction"])["o"]
        guard, unit = await here.browser("guard"), await here.browser("unit")
        await guard.open("/deductions")
        await guard.submit(f"/deductions/{slip}", answer="refused", words="叫我去拦讨薪的人")
        assert "不扣分" in guard.page.text and "法制部门书面来办" in guard.page.text
        assert f'action="{at_unit}/{slip}"' not in (await unit.open(at_unit)).text
        told = await Notice.raw("SELECT receiver FROM notice WHERE kind = 'deduction_refused_order'")
        assert [row["receiver"] for row in told] == [f"desk:{here.stations['o']}", "command:1"]
        assert not await Award.raw("SELECT id FROM award WHERE rule = 'post.left'")
        officer = await here.browser("officer")
        await officer.open(base)
        assert f'action="{base}/{slip}"' not in officer.page.text, "and nobody takes up what is dropped"


async def test_what_is_refused_is_said_and_what_was_typed_stays(db: str) -> None:
    async with town() as here:
        _, at_unit, base = await _own(here)
        slip = here.told["deduction"]["o"]
        guard, unit, officer = [await here.browser(role) for role in ("guard", "unit", "officer")]
        await guard.open("/deductions")
        silent = await guard.submit(f"/deductions/{slip}", answer="other", words="")
        assert silent.status_code == 422 and "还没有写话" in silent.text
        await guard.open("/deductions")
        await guard.submit(f"/deductions/{slip}", answer="denied", words=OWN)
        await unit.open(at_unit)
        unasked = await unit.submit(f"{at_unit}/{slip}", verdict="confirm", bar="", words=CHECKED)
        assert unasked.status_code == 422 and CHECKED in unasked.text and "没有选" in unasked.text
        await unit.submit(f"{at_unit}/{slip}", verdict="confirm", bar="hospital")
        assert "不扣分" in unit.page.text
        await officer.open(base)
        again = await officer.submit(
            base, guard=f"{here.units['o']}.0", kind="post.left", day="2020-01-01", bar=NO_BAR, words=SEEN
        )
        assert again.status_code == 422 and SEEN in again.text


async def test_an_officer_takes_back_and_the_points_come_back(db: str) -> None:
    async with town() as here:
        person, at_unit, base = await _own(here)
        slip = here.told["deduction"]["o"]
        guard, unit, officer = [await here.browser(role) for role in ("guard", "unit", "officer")]
        await guard.open("/deductions")
        await guard.submit(f"/deductions/{slip}", answer="silent")
        await unit.open(at_unit)
        await unit.submit(f"{at_unit}/{slip}", verdict="confirm", bar=NO_BAR)
        await score(int(here.stations["o"]))
        await officer.open(base)
        await officer.submit(f"{base}/{slip}", why="录像时间不对")
        assert "分退回去了" in officer.page.text
        await score(int(here.stations["o"]))
        rows = await Award.raw("SELECT points FROM award WHERE person = {} AND rule = 'post.left' ORDER BY id", person)
        assert [row["points"] for row in rows] == [-5, 5]
        assert "录像时间不对" in (await guard.open("/deductions")).text and "已经退回" in guard.page.text


async def test_an_auxiliary_looks_and_a_guard_who_leads_the_unit_does_not_decide_on_himself(db: str) -> None:
    async with town() as here:
        person, at_unit, base = await _own(here)
        slip = here.told["deduction"]["o"]
        desk = await here.browser("auxiliary")
        page = (await desk.open(base)).text
        assert "请民警点" in page and f'action="{base}' not in page
        await Person.raw("UPDATE login SET person = {} WHERE name = 'guard'", None)
        await Person.raw("UPDATE login SET person = {} WHERE name = 'unit'", person)
        await Deduction.raw("UPDATE deduction SET state = 'heard' WHERE id = {}", int(slip))
        unit = await here.browser("unit")
        await unit.open(at_unit)
        own = await unit.submit(f"{at_unit}/{slip}", verdict="confirm", bar=NO_BAR)
        assert own.status_code == 422 and "不能经手" in own.text


async def test_the_office_makes_a_veto_the_guard_reads_why_and_the_unit_only_that(db: str) -> None:
    async with town() as here:
        person, at_unit, _ = await _own(here)
        base = f"/stations/{here.stations['o']}/vetoes"
        officer, office, guard, unit = [await here.browser(role) for role in ("officer", "office", "guard", "unit")]
        await officer.open(base)
        fields = {"person": str(person), "since": "2026-01-01", "until": "2026-12-30", "words": "早班一身酒气"}
        paper = await officer.submit(base, ground="penalty", **fields)
        assert paper.status_code == 422 and "文书号" in paper.text and "早班一身酒气" in paper.text
        await officer.open(base)
        await officer.submit(base, ground="penalty", document="洋公行罚决字〔2026〕12号", **fields)
        assert "等分局办公室定" in officer.page.text
        proposal = (await Notice.raw("SELECT max(about) AS id FROM notice WHERE kind = 'veto_proposed'"))[0]["id"]
        await office.open(base)
        await office.submit(f"{base}/{proposal}", decision="made")
        page = (await guard.open("/deductions")).text
        assert "本期不评奖" in page and "洋公行罚决字〔2026〕12号" in page and "提异议" in page
        assert "不评奖" in (await guard.open("/today")).text
        page = (await unit.open(at_unit)).text
        assert "暂不评奖" in page and "赵大山" in page and not [one for one in ("罚决", "处罚", "酒") if one in page]
        veto = (await Notice.raw("SELECT max(about) AS id FROM notice WHERE kind = 'veto_in_force'"))[0]["id"]
        await office.open(base)
        await office.submit(f"{base}/{veto}/lifting", reason="revoked")
        assert "解除了" in office.page.text
        assert "洋公行罚决字" not in (await guard.open("/deductions")).text


async def test_what_is_barred_at_once_disturbs_nobody(db: str) -> None:
    async with town() as here:
        person, _, _ = await _own(here)
        before = len(await Notice.raw("SELECT id FROM notice"))
        day = shanghai_day((await Deduction.raw("SELECT at FROM deduction LIMIT 1"))[0]["at"])
        told = Told(int(here.units["o"]), person, "record.forged", day, "refused", SEEN)
        _, state = await propose(OPERATOR, int(here.stations["o"]), Hand(SOMEBODY.account, None), None, told, key())
        assert state == "dropped" and len(await Notice.raw("SELECT id FROM notice")) == before
