"""After the signature: what moved goes into a correction, an old bulletin is found, the year hangs on a wall, settings are set."""

from typing import Any

import pytest
from msgspec.structs import replace

from bulletins.figures.rules import DEFAULT
from bulletins.publishers.actions import settle
from bulletins.publishers.tables import PublisherChange
from bulletins.publishers.vocabulary import LIMITS, Change, Settings
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.bulletin import correct, issue
from lianfang.flows.bulletin.preview import preview
from tests.cast import CASES, WEEK, bring_week, drafted, issued_week
from tests.lianfang.flows.test_issue import _tiny
from tests.lianfang.pages.house import House
from zones.ground.weeks import shanghai_day, week_of


@pytest.fixture
async def issued(served: House, monkeypatch: pytest.MonkeyPatch) -> str:
    for flow in (issue, correct):
        monkeypatch.setattr(flow, "pressed", _tiny)
    return f"/bulletins/{await issued_week()}"


async def test_what_moved_since_the_signature_goes_into_a_correction(served: House, issued: str) -> None:
    office = await served.office()
    assert f"{issued}/changes" in (await office.open(issued)).text
    assert "不用更正" in (await office.open(f"{issued}/changes")).text
    await bring_week(WEEK | {"可防性案件": [*CASES, ["东片区", "扒窃", "4-8时", 2]]})
    moved = (await office.open(f"{issued}/changes")).text
    assert "可防性案件·本期" in moved and "3起" in moved and "5起" in moved
    await office.open(f"{issued}/changes?fix=cases.this_week&fix=cases.by_zone.东片区&fix=none")
    names = {"drafter": "刘文书", "reviewer": "陈向东", "signer": "王立新", "withdraws": ""}
    form = office.form(f"{issued}/errata", **names)
    assert (form["where-1"], form["was-1"], form["now-1"]) == ("可防性案件·本期", "3起", "5起")
    assert (form["where-2"], form["was-2"], form["now-2"]) == ("可防性案件·东片区", "2起", "4起")
    assert (await office.submit(f"{issued}/errata", **names)).status_code == 303
    assert "3起 → 5起" in office.page.text
    for page in ("/bulletins/archive?words=巡逻&figure=cases.this_week&how=ge&value=3", "/bulletins/year/2018"):
        assert "更正 1 次" in (await office.open(page)).text


async def test_an_old_bulletin_is_found_by_its_words_and_nothing_says_what_to_try(served: House, issued: str) -> None:
    office = await served.office()
    hit = (await office.open("/bulletins/archive?words=东片区 可防性案件")).text
    assert issued in hit and "<mark>东片区</mark>" in hit
    for question in ("words=没有这话", "figure=cases.this_week&how=ge&value=4", "number=99999", "year=12"):
        text = (await office.open(f"/bulletins/archive?{question}")).text
        assert "没有找到" in text and issued not in text
    assert "要写数字" in (await office.open("/bulletins/archive?figure=cases.this_week&value=多")).text
    wall = (await office.open("/bulletins/year/2018")).text
    assert wall.count("<li class=") == 52 and "第 1 期" in wall and wall.count('class="spark"') == 5
    assert (await office.client.get("/bulletins/year/9999")).status_code == 404


async def _fields(**typed: str) -> dict[str, str]:
    async with transaction() as now:
        since = str(week_of(shanghai_day(now)))
    limits = {limit.name: f"{limit.default:g}" for limit in LIMITS}
    return {"form": "brief", "document_lead": "", "issued_before": "0", "since": since, **limits, **typed}


async def test_settings_are_set_and_say_from_what_to_what(served: House) -> None:
    office = await served.office()
    await office.open("/publishers/1")
    for wrong, says in (
        ({"document_lead": "洋公〔2018〕"}, "机关代字"),
        ({"low_rate": "49"}, "50 到 100%"),
        ({"since": "2018-W41"}, "以前的稿子不变"),
    ):
        answer = await office.submit("/publishers/1", **await _fields(**wrong))
        assert answer.status_code == 422 and says in answer.text
    assert await PublisherChange.count() == 0
    await office.open("/publishers/1")
    fields = await _fields(
        form="letter", document_lead="洋公联防", issued_before="120", low_rate="92.5", automatic="yes"
    )
    assert (await office.submit("/publishers/1", **fields)).status_code == 303
    assert "存好了" in office.page.text and "洋公联防" in office.page.text and "92.5" in office.page.text
    told = await AuditLine.raw("SELECT reason FROM audit_line WHERE action = 'bulletin.settings' ORDER BY id")
    assert [row["reason"] for row in told] == ["form", "document_lead", "issued_before", "low_rate"]
    page = (await preview(await drafted())).page
    assert page.form == "letter" and page.document_no.startswith("洋公联防〔")


async def test_a_threshold_holds_for_its_weeks_alone(served: House) -> None:
    work = await drafted()
    before: Any = (await preview(work)).digest
    wanted = Settings("brief", "", 0, True, replace(DEFAULT, least_asked=1))
    for since, changes in (("2018-W42", False), ("2018-W41", True)):
        async with transaction() as now:
            await settle(work.publisher.id, wanted, (Change("least_asked", "20", "1", since),), None, now)
        assert ((await preview(work)).digest != before) is changes
