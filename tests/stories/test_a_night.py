"""A night in a real browser: names, muster, five check-ins (two while the server is down), a roll-call, a finding, the flag
handed on, a note answered, the console that evening. The phones are in large type."""

import asyncio
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import Clock
from tests.evening import BEGINS, NOON
from tests.lianfang.photos.pictures import from_phone
from tests.stories.patrol_night import POINTS, Crew, Walked, crew, fits, form, made, stands_at
from tests.stories.running import chromium, says, screen, serving

EARLY, CUT, RANG, LATE = (BEGINS + timedelta(minutes=minutes) for minutes in (-10, 12, 18, 45))
"""19:20, 19:42 (nobody serves), 19:48, 20:15."""


def test_the_flag_walks_the_posts_are_called_and_a_note_is_answered(
    database_url: str, clock: Clock, tmp_path: Path
) -> None:
    clock.set(NOON)
    night, photo = asyncio.run(made(database_url)), tmp_path / "taken.jpg"
    photo.write_bytes(from_phone("JPEG", 6, 1200, 900))
    with chromium() as browser, serving(EARLY) as server:
        people = crew(browser, server)
        people.tells_the_time(EARLY)
        _in_large_type(people)
        for nth in range(3):
            _names(screen(browser, server, f"head{nth}"), server.at, night, nth)
        _calls_at_random(people, night)
        _musters(people, photo)
        for nth in range(3):
            _scans(people, night, nth)
        server.stop()
        people.tells_the_time(CUT)
        _two_without_a_server(people, night)
        people.tells_the_time(RANG)
        server.start(RANG)
        says(people.leader, "补传好了：登记 2")
        _posts_answer(people, night)
        _finds(people, photo)
        _closes(people, photo)
        _writes_a_note(people, night)
        server.stop()
        people.tells_the_time(LATE)
        server.start(LATE)
        _evening(people, night)


def _in_large_type(people: Crew) -> None:
    for page in people.phones:
        page.goto(f"{people.at}/today")
        page.get_by_role("button", name="长辈版").click()
        expect(page.locator("html")).to_have_attribute("data-size", "xl")
        fits(page)


def _names(head: Page, at: str, night: Walked, nth: int) -> None:
    """派他, for the one guard of the unit; the first unit lets them in."""
    head.goto(f"{at}/units/{night.here.units[nth]}/tonight")
    head.get_by_role("button", name="派他").click()
    expect(head.get_by_role("button", name="已派")).to_be_visible()
    if nth == 0:
        head.get_by_role("button", name="同意今晚进来看").click()
        says(head, "今晚可以进来看：门岗放行")
    head.close()


def _calls_at_random(people: Crew, night: Walked) -> None:
    desk = people.desk
    desk.goto(f"{people.at}{night.station}/roll-calls")
    new = desk.locator("#new-random")
    new.locator("summary").click()
    new.get_by_label("从几点").fill("2026-11-20T19:44")
    new.get_by_label("到几点").fill("2026-11-20T19:47")
    new.get_by_label("依据的书面办法").fill("洋公〔2026〕3号")
    new.locator("form button").click()
    says(desk, "19:44—19:47 之间，几点不显示")


def _musters(people: Crew, photo: Path) -> None:
    leader = people.leader
    leader.goto(f"{people.at}/patrol")
    fits(leader)
    muster = form(leader, "点名集合")
    muster.get_by_label("拍一张合影").set_input_files(photo)
    third = muster.locator("li").nth(2)
    third.get_by_role("checkbox").uncheck()
    third.get_by_role("combobox").select_option(label="病了")
    muster.get_by_role("button", name="集合完毕，出发").click()
    expect(form(leader, "收队交旗")).to_be_visible()
    says(leader, "病了")
    fits(leader)


def _scans(people: Crew, night: Walked, nth: int) -> None:
    """What the phone's camera does: it opens the plate's address."""
    leader = people.leader
    stands_at(leader, nth)
    leader.goto(f"{people.at}/q/{night.plates[nth]}")
    fits(leader)
    leader.get_by_role("button", name="我到了").click()
    says(leader, "登记好了", POINTS[nth])
    expect(leader.locator(".tip.good")).to_be_visible()
    leader.get_by_role("link", name="回到巡逻").click()
    expect(leader.locator("[aria-labelledby=points] li", has_text=POINTS[nth]).locator(".tag")).to_be_visible()


def _two_without_a_server(people: Crew, night: Walked) -> None:
    """One is scanned, one typed; the page survives a reload."""
    leader = people.leader
    stands_at(leader, 3)
    leader.goto(f"{people.at}/q/{night.plates[3]}")
    says(leader, "这一页是先前存下的", "扫到点位了")
    leader.get_by_role("button", name="到点了").click()
    says(leader, "没有信号，1 条存在手机里：登记 1，有信号自动补传")
    leader.goto(f"{people.at}/patrol")
    stands_at(leader, 4)
    leader.get_by_label("输牌上 4 位数").fill(night.digits[4])
    leader.get_by_role("button", name="到点了").click()
    says(leader, "没有信号，2 条存在手机里：登记 2，有信号自动补传")
    leader.reload()
    says(leader, "2 条存在手机里：登记 2")


def _posts_answer(people: Crew, night: Walked) -> None:
    """Whoever walks is excused; the third guard answers on his phone, a post by radio; the others are silent."""
    desk, third = people.desk, people.phones[2]
    desk.goto(f"{people.at}{night.station}/roll-calls")
    wall = desk.locator("[data-part=wall]")
    expect(wall).to_contain_text("免点 2")
    expect(wall).to_contain_text("在巡逻")
    third.goto(f"{people.at}/today")
    says(third, "查岗：东门")
    fits(third)
    third.locator("form[action='/roll-calls/answer'] button").click()
    expect(third.get_by_text("查岗：东门")).to_have_count(0)
    expect(wall).to_contain_text("应答1")
    wall.locator(".held li", has_text="第2片区单位1").get_by_role("button", name="对讲").click()
    says(desk, "记上了")
    expect(wall).to_contain_text("应答2")


def _finds(people: Crew, photo: Path) -> None:
    """Three taps: the photo, the kind, send."""
    leader = people.leader
    leader.goto(f"{people.at}/patrol")
    leader.get_by_text("发现隐患，拍给社区民警").click()
    leader.locator("#hazard").set_input_files(photo)
    leader.locator("#kind").select_option(index=1)
    leader.get_by_role("button", name="报上去").click()
    leader.wait_for_url("**/notes?done=sent")
    fits(leader)


def _closes(people: Crew, photo: Path) -> None:
    leader = people.leader
    leader.goto(f"{people.at}/patrol")
    closing = form(leader, "收队交旗")
    closing.get_by_label("拍一张旗帜").set_input_files(photo)
    closing.get_by_label("旗交给（明晚牵头）").select_option(label="第1片区单位2")
    closing.get_by_role("button", name="收队").click()
    says(leader, "收队，来了 2 人。旗交给第1片区单位2")
    fits(leader)


def _writes_a_note(people: Crew, night: Walked) -> None:
    """And his officer answers it."""
    third, desk = people.phones[2], people.desk
    third.goto(f"{people.at}/notes")
    third.get_by_label("什么事、在哪儿").fill("东门的灯不亮")
    third.get_by_role("button", name="发给民警").click()
    third.wait_for_url("**/notes?done=sent")
    says(third, "东门的灯不亮", "等民警回")
    desk.goto(f"{people.at}{night.station}/notes")
    desk.get_by_role("link", name="东门的灯不亮").click()
    desk.get_by_label("说一句").fill("收到，明天叫物业来修")
    desk.locator("[name=act]").first.click()
    says(desk, "收到，明天叫物业来修")
    third.goto(f"{people.at}/notes")
    third.get_by_role("link", name="东门的灯不亮").click()
    says(third, "收到，明天叫物业来修")
    fits(third)


def _evening(people: Crew, night: Walked) -> None:
    """What the officer sees, and what he still has to say of a silent post."""
    desk, at = people.desk, f"{people.at}{night.station}"
    desk.goto(f"{at}/roll-calls")
    expect(desk.locator("[data-part=wall] .tag").first).to_have_text("结束了")
    desk.reload()
    says(desk, "没有应答的", "2/7，不到 20 岗不评")
    silent = desk.locator(".wall .held li").first
    silent.get_by_text("写原因").click()
    silent.get_by_label("原因").fill("小区停电")
    silent.get_by_role("button", name="免点").click()
    says(desk, "原因记下了", "小区停电")
    desk.goto(f"{at}/patrols?day=2026-11-20")
    says(desk, "联巡2026-0001", "巡完了", "集合合影", "旗帜", "交给第1片区单位2", "病了")
    desk.goto(f"{at}/check-ins")
    for name in POINTS:
        expect(desk.locator("[aria-labelledby=lately] tbody tr", has_text=name)).to_have_count(1)
    says(desk, "没有要看的。")
    fits(desk)
