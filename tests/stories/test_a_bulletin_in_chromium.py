"""A week goes all its way in real browsers: begun, answered by a unit, reviewed by another account, signed, opened, signed for."""

import asyncio

from playwright.sync_api import Page, expect

from lianfang import database
from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.unit.answer import answer
from tests.cast import WEEK_OF_THE_CAST, bring_everything
from tests.lianfang.accounts.people import opened
from tests.stories.running import DESK, chromium, says, screen, serving
from zones.ground.scope import Scope
from zones.roster.reads.standing import named_units


def test_a_bulletin_from_the_first_press_to_the_units_receipt(database_url: str) -> None:
    unit = asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server:
        office, second = (screen(browser, server, name, DESK) for name in ("office", "second"))
        head = screen(browser, server, "head")
        office.goto(f"{server.at}/bulletins")
        office.locator("form", has=office.locator(f"[name=week][value='{WEEK_OF_THE_CAST}']")).get_by_text(
            "拟稿"
        ).click()
        at = office.url.partition("?")[0]
        _stage(office, "submitted", "刘文书")

        second.goto(at)
        _stage(second, "reviewed", "陈向东")
        says(second, "还有1家单位没有答")
        head.goto(f"{server.at}/units/{unit}/lines")
        head.get_by_role("button", name="属实").click()
        says(head, "已答：属实")
        second.goto(at)
        _stage(second, "reviewed", "陈向东")
        says(second, "核稿通过，等保密审查")

        office.goto(at)
        _stage(office, "cleared", "赵保密")
        says(office, "保密审查通过")
        office.get_by_label("看过成品，同意签发").check()
        _stage(office, "issue", "王立新")
        says(office, "已签发第 1 期", "翠园小区")
        file = office.request.get(f"{at}.pdf")
        assert file.ok and file.body().startswith(b"%PDF") and b"/ByteRange" in file.body(), "signed"

        office.get_by_role("link", name="转发和张贴").click()
        office.get_by_role("button", name="复制").click()
        says(office, "复制好了，到群里粘贴")
        _received(head, server.at, unit)
        office.goto(at)
        expect(office.locator("body")).to_contain_text("手机")


def _stage(page: Page, step: str, name: str) -> None:
    """The form of the stage that is due, its name written."""
    form = page.locator(f"form[action$='/{step}']")
    form.locator("[name=name]").fill(name)
    form.locator("button").click()


def _received(head: Page, at: str, unit: int) -> None:
    """Read on the phone, own row before the text, and signed for."""
    head.goto(f"{at}/units/{unit}/lines")
    says(head, "1 期待签收")
    head.get_by_role("link", name="看整期通报").click()
    says(head, "待签收")
    head.locator("a[href^='/bulletin/']").first.click()
    says(head, "说到翠园小区的", "一、可防性案件压降情况")
    head.get_by_role("button", name="签收").click()
    says(head, "手机签收")
    expect(head.get_by_role("button", name="签收")).to_have_count(0)
    head.goto(f"{at}/bulletin")
    expect(head.locator("body")).not_to_contain_text("待签收")


async def _people(database_url: str) -> int:
    """Two accounts of the office, and the head of a unit; the other units answered already. Returns his unit."""
    await database.open_pool(database_url)
    station = await bring_everything()
    scope = Scope((station.id,))
    async with database.transaction():
        own, *others = await named_units(scope)
    for name in ("office", "second"):
        await opened(name, bureau=station.bureau)
    await opened("head", held=Held("unit", station.bureau, (station.id,), unit=own.id))
    for nth, one in enumerate(others):
        key = Key(f"story-answers-{nth}", "operator")
        await answer(OPERATOR, scope, WEEK_OF_THE_CAST, one.id, "agreed", "", key)
    await database.close_pool()
    return own.id
