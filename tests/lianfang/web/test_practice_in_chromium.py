"""练题 on a phone whose server takes nothing: judged at once, the next by itself, slower where he wants it, read out where there is a voice."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from lianfang.web.views import Size, Theme, environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import OF_COLOURS, OF_PLACES, PHONE, Sight, sight
from tests.lianfang.web.sample_pages import sample

TEMPLATES = environment()
ASK = ".question:not([hidden])"
VOICE = """
window.told = [];
const zh = { lang: 'zh-CN', name: '普通话', localService: true };
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => [zh], cancel() {}, addEventListener() {},
  speak(said) { window.told.push(said.text); setTimeout(() => said.onend()); } } });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
BEGUN = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


def opened(shelf: Shelf, name: str = "learn-ten") -> str:
    return shelf.lay("/learn/today", render(TEMPLATES, sample(name)))


def choose(page: Page, letter: str) -> None:
    page.locator(f"{ASK} button[value={letter}]").click()


def stand_still(page: Page) -> None:
    """Time goes on where the test says so, however slow the machine is."""
    page.clock.install(time=BEGUN)
    page.clock.pause_at(BEGUN + timedelta(minutes=1))


def head(page: Page) -> str:
    return page.locator(f"{ASK} .small").first.inner_text()


def test_right_is_said_at_once_with_why_and_the_next_comes_by_itself(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, opened(shelf), PHONE) as seen:
        page = seen.page
        stand_still(page)
        choose(page, "B")
        expect(page.locator(ASK)).to_contain_text("对了。")
        expect(page.locator(ASK)).to_contain_text("先让他离开电")
        page.clock.run_for(4_900)
        assert head(page).startswith("第 3 题")
        page.clock.run_for(200)
        assert head(page).startswith("第 4 题")


def test_wrong_says_what_is_right_marks_both_and_leaves_more_time(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, opened(shelf), PHONE) as seen:
        page = seen.page
        stand_still(page)
        choose(page, "A")
        expect(page.locator(f"{ASK} .judged")).to_contain_text("不对。正确答案是：B 先断电")
        marks = page.locator(f"{ASK} .mark").all_inner_texts()
        assert marks == ["选错了", "该选"]
        expect(page.locator(f"{ASK} form button").first).to_be_disabled()
        page.clock.run_for(11_900)
        assert head(page).startswith("第 3 题")
        page.clock.run_for(200)
        assert head(page).startswith("第 4 题")


def test_slower_stays_until_he_presses_and_is_remembered(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, opened(shelf), PHONE) as seen:
        page = seen.page
        stand_still(page)
        choose(page, "B")
        page.get_by_role("button", name="慢一点").click()
        page.clock.run_for(60_000)
        assert head(page).startswith("第 3 题")
        page.get_by_role("button", name="下一题").click()
        choose(page, "A")
        expect(page.get_by_role("button", name="慢一点")).to_have_attribute("aria-pressed", "true")
        page.clock.run_for(60_000)
        assert head(page).startswith("第 4 题")
        page.get_by_role("button", name="慢一点").click()
        assert head(page).startswith("第 5 题")


def test_of_several_all_must_be_ticked_and_nothing_ticked_sends_nothing(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, opened(shelf, "learn-many"), PHONE) as seen:
        page = seen.page
        page.get_by_role("button", name="选好了").click()
        expect(page.locator("[data-none]")).to_be_visible()
        expect(page.locator(f"{ASK} .judged")).to_be_hidden()
        for letter in "AB":
            page.locator(f"{ASK} input[name={letter}]").check()
        page.get_by_role("button", name="选好了").click()
        expect(page.locator(f"{ASK} .judged")).to_contain_text("不对。正确答案是：A 看证件")
        assert page.locator(f"{ASK} .mark").all_inner_texts() == ["选对了", "选对了", "该选"]


def test_after_the_last_it_says_how_many_were_right(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, opened(shelf), PHONE) as seen:
        page = seen.page
        for letters in ("B", "A", "ABD"):
            if len(letters) > 1:
                for letter in letters:
                    page.locator(f"{ASK} input[name={letter}]").check()
                page.get_by_role("button", name="选好了").click()
            else:
                choose(page, letters)
            page.get_by_role("button", name="下一题").click()
        expect(page.locator("[data-done]")).to_contain_text("这次做了 3 题，对 2 题。")
        expect(page.locator("[data-said=net]")).to_contain_text("3 条存在手机里：练题 3")


def test_a_page_that_comes_again_goes_on_after_what_waits_in_the_phone(shelf: Shelf, chromium: Browser) -> None:
    with sight(chromium, opened(shelf), PHONE) as seen:
        choose(seen.page, "B")
        expect(seen.page.locator("[data-said=net]")).to_contain_text("1 条存在手机里")
        seen.page.reload()
        expect(seen.page.locator(ASK)).to_contain_text("第 4 题")


def test_without_a_voice_nothing_is_offered(shelf: Shelf, chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_init_script(NO_VOICE)
    page.goto(opened(shelf))
    expect(page.locator(ASK)).to_be_visible()
    expect(page.locator("[data-aloud]")).to_be_hidden()
    page.close()


def test_with_a_voice_it_reads_when_he_wants_it_and_remembers(shelf: Shelf, chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_init_script(VOICE)
    page.goto(opened(shelf))
    choose(page, "B")
    assert page.evaluate("() => window.told") == [], "off until he wants it"
    page.get_by_role("button", name="下一题").click()
    page.get_by_role("button", name="念给我听").click()
    assert "保安员可以扣下业主的身份证" in page.evaluate("() => window.told.join()")
    choose(page, "A")
    page.wait_for_function("() => window.told.join().includes('不得扣押他人证件')")
    page.reload()
    expect(page.get_by_role("button", name="不念了")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("() => window.told.join().includes('陌生人要进小区')")
    page.get_by_role("button", name="不念了").click()
    expect(page.get_by_role("button", name="念给我听")).to_be_visible()
    page.close()


@pytest.mark.parametrize(("theme", "size"), [("light", "m"), ("dark", "m"), ("light", "xl"), ("dark", "xl")])
@pytest.mark.parametrize("letter", ["A", "B"])
def test_what_is_said_can_be_read_and_touched_in_every_look(
    shelf: Shelf, chromium: Browser, theme: Theme, size: Size, letter: str
) -> None:
    with sight(chromium, opened(shelf), PHONE) as seen:
        seen.look(theme, size)
        assert _big_enough(seen)
        choose(seen.page, letter)
        expect(seen.page.locator(f"{ASK} .judged")).to_be_visible()
        assert seen.barriers(*OF_COLOURS, *OF_PLACES) == []
        assert seen.small_targets() == [] and seen.hanging_out_px(360) == 0
        assert size == "m" or seen.low_buttons() == []


def _big_enough(seen: Sight) -> bool:
    """Options for a thumb."""
    heights = seen.page.locator(f"{ASK} .option").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    return len(heights) == 4 and min(heights) >= 60
