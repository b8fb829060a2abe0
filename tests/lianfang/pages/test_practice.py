"""学习 by hand, without a script: ten a day, judged by the server, the wrong-answer book, topics, his own copy."""

import re
from datetime import UTC, datetime, timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.sittings.start import start
from scoring.exams.practice.tables import PracticeAnswer
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.exams import sitting
from tests.lianfang.access.sat import handed_in
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser, forms_of
from tests.lianfang.the_app import the_app
from tests.questions import bring_bank
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Person

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
ANSWERS = "/learn/answers"


async def guard(clock: Clock, count: int = 60) -> Browser:
    """赵大山, in a bureau with a small bank."""
    clock.set(NOON)
    station = await bring_everything()
    await bring_bank(station.bureau, count)
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    await opened("guard", "guard", station.bureau, person=person)
    browser = Browser(the_app())
    assert (await browser.sign_in("guard", RIGHT)).status_code == 303
    return browser


def first(browser: Browser) -> tuple[dict[str, str], str]:
    """The first question's form, and its right letters."""
    fields = next(fields for path, fields in forms_of(browser.page.text) if path == ANSWERS)
    fields = {name: value for name, value in fields.items() if name not in "ABCDEF"}
    found = re.search(rf'data-question="{fields["version"]}" data-answer="([A-F]+)"', browser.page.text)
    assert found
    return fields, found[1]


async def give(browser: Browser, right: bool = True) -> str:
    """Answers the first question as a plain form does; the page that says whether it was right."""
    fields, letters = first(browser)
    ticked = dict.fromkeys(letters, "yes") if len(letters) > 1 else {"answer": letters}
    answer = await browser.send(ANSWERS, fields | (ticked if right else {"answer": "A"}))
    assert answer.status_code == 303, answer.text
    return (await browser.open(answer.headers["location"])).text


async def test_ten_a_day_one_after_the_other_and_then_it_is_done(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    assert "今天 10 题，还没有做" in (await browser.open("/learn")).text
    for nth in range(10):
        assert f"第 {nth + 1} 题，共 10 题" in (await browser.open("/learn/today")).text
        said = await give(browser, right=nth != 3)
        assert ("不对。正确答案是" if nth == 3 else "对了。") in said and "先报告再处置" in said
        assert 'href="/learn/today"' in said
    assert "今天的题做完了，明天再来" in (await browser.open("/learn/today")).text
    home = (await browser.open("/learn")).text
    assert "今天 10 题做完了，对 9 题" in home and "1 题，今天能练 1 题" in home and "题还做得少" in home


async def test_the_next_day_what_was_wrong_comes_first(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    for nth in range(10):
        await browser.open("/learn/today")
        await give(browser, right=nth != 4)
    wrong = (await PracticeAnswer.raw("SELECT version FROM practice_answer WHERE NOT correct"))[0]["version"]
    clock.set(NOON + timedelta(days=1))
    await browser.open("/learn/today")
    assert first(browser)[0]["version"] == str(wrong)
    await give(browser)
    assert "没有错题" not in (await browser.open("/learn/wrong")).text
    clock.set(NOON + timedelta(days=2))
    await browser.open("/learn/wrong")
    await give(browser)
    assert "没有错题" in (await browser.open("/learn/wrong")).text


async def test_a_topic_is_practised_by_itself(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    page = (await browser.open("/learn/topics")).text
    href = re.search(r'href="(/learn/topics\?topic=[^"]+)"', page)
    assert href and page.count("还没有练过") == 3
    assert "第 1 题，共 10 题" in (await browser.open(href[1])).text
    said = await give(browser)
    assert href[1].replace("&", "&amp;") in said
    assert "练过 1 题，对 1 题" in (await browser.open("/learn/topics")).text


async def test_after_fifty_the_chance_is_said_with_what_it_rests_on(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    for days in range(6):
        clock.set(NOON + timedelta(days=days))
        while "今天的题做完了" not in (await browser.open("/learn/today")).text.partition("data-done")[0] and forms(
            browser
        ):
            await give(browser)
    for topic in ("消防", "急救", "礼仪"):
        while forms_left((await browser.open(f"/learn/topics?topic={topic}")).text):
            await give(browser)
    said = re.search(
        r"练了 (\d+) 题，做对 (\d+) 题；照这样去考，十次大约过九次多。", (await browser.open("/learn")).text
    )
    assert said and said[1] == said[2] == "60"


def forms(browser: Browser) -> bool:
    return forms_left(browser.page.text)


def forms_left(html: str) -> bool:
    return any(path == ANSWERS for path, _ in forms_of(html))


async def test_nothing_chosen_is_said_on_the_page_and_not_counted(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    await browser.open("/learn/today")
    answer = await browser.send(ANSWERS, first(browser)[0])
    assert answer.status_code == 422 and "没有选" in answer.text and "第 1 题，共 10 题" in answer.text
    assert await PracticeAnswer.count() == 0


async def test_somebody_elses_answer_is_as_if_it_were_not_there(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    await browser.open("/learn/today")
    await give(browser)
    number = (await PracticeAnswer.raw("SELECT id FROM practice_answer"))[0]["id"]
    assert (await browser.open(f"/learn/today?answered={number}")).status_code == 200
    await PracticeAnswer.raw("UPDATE practice_answer SET person = (SELECT id FROM person WHERE name = '李二柱')")
    assert (await browser.open(f"/learn/today?answered={number}")).status_code == 404
    assert (await browser.open("/learn/today?answered=x")).status_code == 200


async def test_his_own_copy_has_it(db: str, clock: Clock) -> None:
    browser = await guard(clock)
    await browser.open("/learn/today")
    await give(browser)
    await browser.open("/mine/copy")
    page = browser.page.text
    if "练题（只有您自己看得到）" not in page:
        await browser.prove(RIGHT)
        page = (await browser.open("/mine/copy")).text
    assert "练题（只有您自己看得到）" in page and "练过 1 次，对 1 次" in page


async def test_an_empty_bank_begins_with_the_houses(db: str, clock: Clock) -> None:
    browser = await guard(clock, 0)
    assert "今天 10 题，还没有做" in (await browser.open("/learn")).text
    assert "第 1 题，共 10 题" in (await browser.open("/learn/today")).text


async def test_while_a_paper_lies_open_practice_is_closed_and_what_waits_in_the_phone_goes_on_waiting(
    db: str, clock: Clock
) -> None:
    browser = await guard(clock)
    await browser.open("/learn/today")
    await give(browser)
    fields, letters = first(await _back(browser))
    number = (await PracticeAnswer.raw("SELECT id FROM practice_answer"))[0]["id"]
    person = int((await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"])
    station = int((await Person.raw("SELECT id FROM station"))[0]["id"])
    async with transaction() as now:
        pass
    await start(OPERATOR, Scope((station,), person=person), await sitting(station, now), key())
    for path in ("/learn", "/learn/today", "/learn/wrong", "/learn/topics", f"/learn/today?answered={number}"):
        closed = await browser.open(path)
        assert closed.status_code == 425 and "交了卷再来练" in closed.text and "先报告再处置" not in closed.text
        assert 'href="/learn/sittings"' in closed.text
    late = await browser.send(ANSWERS, fields | {"answer": letters[0]})
    assert late.status_code == 425 and await PracticeAnswer.count() == 1
    await handed_in(person)
    assert (await browser.send(ANSWERS, fields | {"answer": letters[0]})).status_code == 303
    assert await PracticeAnswer.count() == 2


async def _back(browser: Browser) -> Browser:
    await browser.open("/learn/today")
    return browser
