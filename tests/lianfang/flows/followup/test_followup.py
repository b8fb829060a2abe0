"""A 批示 and a meeting give items; their steps are a book; the next bulletin opens with what became of them."""

from datetime import date, datetime, timedelta

import pytest
from msgspec import json
from msgspec.structs import replace

from bulletins.followup.errors import DayToCome, ItemEnded
from bulletins.followup.reads import instructions, items, items_of, meeting_by_id, meetings
from bulletins.followup.vocabulary import Asked
from bulletins.paper.html import bulletin_html
from bulletins.paper.large.html import large_html
from bulletins.paper.vocabulary import Page
from bulletins.register.errors import ForbiddenWords, NotIssued
from bulletins.register.reads.works import work as work_by_id
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.step import take_step
from lianfang.flows.followup.follow import follow
from lianfang.flows.followup.instruct import Instructed, instruct
from lianfang.flows.followup.meet import Met, meet
from lianfang.flows.people.leave import leave
from lianfang.web.pages.bulletin_read import bulletin_read
from lianfang.web.views import Frame
from tests.cast import NAMES, WEEK, WEEK_OF_THE_CAST, bring_everything, bring_week, drafted, issued_week
from tests.conftest import Clock
from tests.lianfang.flows.test_issue import _tiny
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.roster.tables import Person, Unit

NOON = datetime(2018, 10, 15, 12, tzinfo=SHANGHAI)
SAID = Instructed(
    "王立新",
    date(2018, 10, 16),
    "赵大山同志反映的电话问题，抓紧办。",
    (Asked("核对门岗电话", "翠园小区", date(2018, 10, 20)), Asked("加装照明", "区城管局", date(2018, 10, 30))),
)


@pytest.fixture
async def work(db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Issued on Monday noon; now it is Tuesday."""
    await bring_everything()
    clock.set(NOON)
    monkeypatch.setattr(issuing, "pressed", _tiny)
    number = await issued_week()
    clock.set(NOON + timedelta(days=1))
    async with transaction():
        found = await work_by_id(number)
    assert found
    return found


async def test_the_next_bulletin_opens_with_what_became_of_a_leaders_words(work: Work, clock: Clock) -> None:
    before = await drafted(WEEK_OF_THE_CAST.next)
    with pytest.raises(NotIssued):
        await instruct(OPERATOR, before, SAID, key())
    with pytest.raises(DayToCome):
        await instruct(OPERATOR, work, replace(SAID, day=date(2018, 10, 14)), key())
    with pytest.raises(ForbiddenWords):
        await instruct(OPERATOR, work, replace(SAID, rows=(Asked("盘查路人", "翠园小区", SAID.rows[0].due),)), key())
    sent = key()
    made = [await instruct(OPERATOR, work, SAID, sent) for _ in range(2)]
    assert made[0] == made[1]
    scope = work.publisher.scope
    async with transaction():
        assert [(one.by, one.words) for one in await instructions(scope, work.id)] == [(SAID.name, SAID.words)]
        phone, light = await items_of(scope, bulletin=work.id)
        assert (await items(Scope((999,))), await instructions(Scope((999,)), work.id)) == ([], [])
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"]
    assert (phone.unit, light.unit, light.owner) == (unit, None, "区城管局")
    await follow(OPERATOR, work.publisher, phone.id, "done", None, "全部都打过一遍", key())
    with pytest.raises(ItemEnded):
        await follow(OPERATOR, work.publisher, phone.id, "answered", None, "又打了", key())
    with pytest.raises(ForbiddenWords):
        await follow(OPERATOR, work.publisher, light.id, "answered", None, "赵大山在办", key())
    clock.set(NOON + timedelta(days=7))
    await bring_week({name: rows for name, rows in WEEK.items() if name == "可防性案件"}, "2018-W42")
    assert (await preview(work)).page.answered == (), "its own bulletin says nothing of them"
    draft = await drafted(WEEK_OF_THE_CAST.next)
    await take_step(OPERATOR, draft, "submitted", NAMES["submitted"], "", None)
    first = await preview(draft)
    done = "上期批示“核对门岗电话”，翠园小区已办结：全部都打过一遍。"
    assert first.page.answered == ("上期批示“加装照明”，由区城管局办理，10月30日前办结。", done)
    assert first.counting and not first.faults
    await follow(OPERATOR, work.publisher, light.id, "postponed", date(2018, 11, 9), "等灯具", key())
    second = await preview(draft)
    told = "上期批示“加装照明”，由区城管局办理，延期：等灯具；11月9日前办结。"
    assert second.page.answered == (told, done) and not second.counting, "nobody signs what nobody read"
    _every_edition(second.page, told)


def _every_edition(page: Page, told: str) -> None:
    """Before the opening, in each of them; a page of before the field reads as one without."""
    for html in (bulletin_html(page), large_html(page)):
        assert 0 < html.index(page.address[:4]) < html.index("延期：等灯具") < html.index(page.opening[-8:])
    assert bulletin_read(Frame(csrf="c", path="/"), page).answered[0] == told
    stored = json.decode(json.encode(page))
    del stored["answered"]
    assert json.decode(json.encode(stored), type=Page) == replace(page, answered=())


async def test_a_meeting_is_kept_with_its_decisions_and_a_name_can_be_taken_out_of_the_words(work: Work) -> None:
    minutes = "一、赵大山介绍情况。\n二、定下两件事。"
    said = Met(date(2018, 10, 16), "会议室", "赵大山、钱小河", minutes, SAID.rows)
    number = await meet(OPERATOR, work.publisher, said, key())
    await instruct(OPERATOR, work, replace(SAID, rows=()), key())
    async with transaction() as now:
        person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
        await leave(OPERATOR, person, now)
    async with transaction():
        held = await meeting_by_id(number)
        assert held and await meetings(work.publisher.scope) == [held] and not await meetings(Scope((999,)))
        assert (held.present, held.minutes) == ("某某、钱小河", minutes.replace("赵大山", "某某"))
        assert [one.words for one in await instructions(work.publisher.scope, work.id)] == [
            SAID.words.replace("赵大山", "某某")
        ]
        decided = await items_of(work.publisher.scope, meeting=number)
    assert [(one.what, one.meeting, one.bulletin) for one in decided] == [
        ("核对门岗电话", number, None),
        ("加装照明", number, None),
    ]
    assert (await preview(await drafted(WEEK_OF_THE_CAST.next))).page.answered == (), "a meeting is not printed"
