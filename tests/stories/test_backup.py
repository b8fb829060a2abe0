"""A unit's phone, two guards' phones and the desk, in a real browser against the real server: nothing gets lost."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.lianfang.photos.pictures import from_phone
from tests.stories.backup import Four, desk, four, kept, kill, start_again
from tests.stories.running import chromium, says, screen, serving


def test_two_come_the_server_is_killed_and_started_they_arrive_and_the_officer_closes(
    watched: str, tmp_path: Path
) -> None:
    with chromium() as browser, serving() as server:
        people = four(browser, server)
        _asks(people, server.at)
        _two_come(people)
        kill(server, people)
        _presses_without_a_server(people.near, f"{server.at}/today", tmp_path / "taken.jpg")
        start_again(server, people)
        says(people.near, "补传好了：到场 1、照片 1")
        people.near.goto(f"{server.at}/aid/1")
        _arrive(people)
        _close(people)
        _review(people.desk)
    assert kept(watched) == (1, [])


def _asks(people: Four, at: str) -> None:
    people.unit.goto(f"{at}/sos")
    people.unit.locator(".sos").click()
    people.unit.get_by_role("button", name="可疑人员").click()
    people.unit.wait_for_url("**/aid/1")
    expect(people.unit.locator("header")).to_contain_text("已发出，等接报")
    expect(people.card).to_contain_text("第1片区单位1")
    expect(people.card).to_contain_text("还差 2 人")
    people.card.get_by_role("button", name="接报").click()
    says(people.desk, "已接报，求援单位看到“派出所已收到”了。")
    says(people.unit, "派出所已收到")


def _two_come(people: Four) -> None:
    for page in (people.near, people.other):
        expect(page.locator("main a[href='/aid/1']")).to_be_visible()
        page.locator("main a[href='/aid/1']").click()
    people.near.get_by_role("button", name="我去支援").click()
    says(people.near, "您单位值班已通知")
    with people.other.expect_navigation():  # the page before has 关门 on its one large button
        people.other.get_by_role("button", name="我守着帮看").click()
    people.other.locator(".three").get_by_role("button", name="关门").click()
    says(people.unit, "守着帮看", "在路上")
    with people.other.expect_navigation():  # the server is not to go while a page is on its way
        people.other.get_by_role("button", name="去支援").click()
    says(people.near, "和您同去的", "第1片区单位3门岗")
    expect(people.card).to_contain_text("人够了")
    expect(people.card).to_contain_text("去 2")


def _presses_without_a_server(guard: Page, today: str, photo: Path) -> None:
    """Two forms, one of them with a photo; then on to a page that the phone kept."""
    photo.write_bytes(from_phone("JPEG", 6, 2400, 1800))
    guard.get_by_role("button", name="我到了").click()
    says(guard, "没有信号，1 条存在手机里：到场 1，有信号自动补传")
    guard.get_by_label("拍一张").set_input_files(photo)
    says(guard, "没有信号，2 条存在手机里：到场 1、照片 1，有信号自动补传")
    guard.goto(today)
    says(guard, "这一页是先前存下的", "2 条存在手机里：到场 1、照片 1")


def _arrive(people: Four) -> None:
    """The first pressed while there was no server: it is there once, and everybody sees it."""
    says(people.near, "记下您到了")
    expect(people.near.locator("[data-said=net]")).to_have_count(0)
    expect(people.near.locator(".album img")).to_have_count(1)
    people.other.get_by_role("button", name="我到了").click()
    says(people.other, "记下您到了")
    says(people.unit, "到了")
    expect(people.card.locator(".go dd .end")).to_contain_text(["到", "到"])
    names = people.card.locator("dd .name").all_inner_texts()
    assert len(set(names)) == len(names), "one row a person"


def _close(people: Four) -> None:
    people.card.get_by_text("办结：编号或无需出警的理由").click()
    people.desk.locator("#number-1").fill("1122-0046")
    people.desk.locator("#outcome-1").select_option(label="劝解平息")
    people.card.get_by_role("button", name="处置完毕").click()
    says(people.desk, "现在没有求援。")
    says(people.unit, "劝解平息")
    for page in (people.near, people.other):
        says(page, "处置完毕，谢谢您")


def _review(page: Page) -> None:
    page.get_by_role("link", name="复盘").click()
    page.wait_for_url("**/aid/1")
    says(page, "第1片区单位1 可疑人员", "接处警编号", "1122-0046", "劝解平息")
    for who in ("第1片区单位2门岗", "第1片区单位3门岗"):
        expect(page.locator(".held li > span", has_text=f"{who}（{who[:-2]}）到第1片区单位1支援")).to_have_count(1)
        expect(page.locator(".log li", has_text=f"{who}（{who[:-2]}）到了")).to_have_count(1)


def test_pressed_without_a_server_it_survives_a_reload_and_arrives_once(watched: str) -> None:
    with chromium() as browser, serving() as server:
        unit, near = screen(browser, server, "asks"), screen(browser, server, "near")
        unit.goto(f"{server.at}/sos")
        unit.evaluate("() => navigator.serviceWorker.ready.then(() => caches.match('/sos/kinds'))")
        unit.goto(f"{server.at}/sos/kinds")
        near.goto(f"{server.at}/today")
        officer = desk(browser, server)
        server.stop()
        unit.get_by_role("button", name="着火冒烟").click()
        expect(unit.get_by_role("alert")).to_contain_text("求援还没发出去")
        expect(unit.get_by_role("link", name="打 110", exact=True).first).to_be_visible()
        unit.reload()
        expect(unit.get_by_role("alert")).to_contain_text("求援还没发出去")
        unit.get_by_role("button", name="着火冒烟").click()
        assert kept(watched) == (0, [])
        server.start()
        unit.wait_for_url("**/aid/1", timeout=40_000)
        expect(unit.locator("header")).to_contain_text("着火冒烟")
        expect(near.locator("main a[href='/aid/1']")).to_have_count(1)
        expect(officer.locator("[data-part=calls] article")).to_have_count(1)
    assert kept(watched) == (1, [])
