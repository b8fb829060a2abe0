"""考试 by hand, as plain forms: a guard sits, marks, goes back, hands in; an officer looks after it. No key leaves before the end."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import asyncpg
import openpyxl
import pytest
from msgspec import Struct

from lianfang.access import Held
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.sittings.start import start
from lianfang.flows.sittings.sweep import sweep_sitting
from lianfang.web.looks.sittings import supervised_sitting
from lianfang.web.pages.sitting_paper import score_letter
from scoring.exams.sittings.reads import attempt
from scoring.exams.sittings.tables import AttemptAnswer
from scoring.exams.sittings.vocabulary import Attempt
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.exams import SECRET, bank, guard, right_of, sitting
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Person

NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
NOISE = re.compile(r'name="(?:csrf|key)" value="[^"]*"|data-ends="\d+"|还有 \d+ (?:分钟|秒)|"left_s":\d+')
OTHER_KEY = """
ALTER TABLE question_version DISABLE TRIGGER USER;
UPDATE question_version SET because = 'another', answer = CASE kind
    WHEN 'judge' THEN translate(answer, 'AB', 'BA') WHEN 'single' THEN translate(answer, 'ABCD', 'BCDA')
    ELSE (ARRAY['AB', 'BC', 'CD', 'AD'])[1 + (id % 4)::int] END;
ALTER TABLE question_version ENABLE TRIGGER USER;
"""


class Room(Struct):
    """A sitting, 李二柱's phone, an officer's desk."""

    station: int
    sitting: int
    own: Scope
    phone: Browser
    desk: Browser

    @property
    def at(self) -> str:
        return f"/learn/sittings/{self.sitting}"

    @property
    def watched(self) -> str:
        return f"/stations/{self.station}/sittings/{self.sitting}"

    async def paper(self) -> Attempt:
        rows = await Account.raw("SELECT max(id) AS id FROM sitting_attempt WHERE person = {}", self.own.person)
        async with transaction():
            found = await attempt(self.own, rows[0]["id"])
        assert found
        return found

    async def press(self, nth: int, **pressed: str) -> None:
        """On the page of a question: a button or boxes."""
        paper = await self.paper()
        path = f"/learn/papers/{paper.id}"
        await self.phone.open(f"{path}?at={nth}")
        hidden = ("csrf", "key", "version", "at", "sequence", "held", "marked", "many")
        fields = {name: value for name, value in self.phone.form(path).items() if name in hidden}
        answer = await self.phone.send(path, fields | pressed)
        self.phone.page = await self.phone.client.get(answer.headers["location"]) if answer.is_redirect else answer


async def _room(clock: Clock, **more: object) -> Room:
    clock.set(NOON)
    station = await bring_everything()
    await bank(station.bureau)
    own = await guard(station.id)
    await opened("near", "guard", station.bureau, person=own.person)
    await opened("desk", held=Held("officer", station.bureau, (station.id,)))
    number = await sitting(station.id, NOON, **more)
    return Room(station.id, number, own, await _signed("near"), await _signed("desk"))


async def _signed(name: str) -> Browser:
    browser = Browser(the_app())
    assert (await browser.sign_in(name, RIGHT)).status_code == 303
    return browser


async def test_a_guard_sits_by_plain_forms_goes_back_marks_and_hands_in(db: str, clock: Clock) -> None:
    room = await _room(clock)
    assert "十月业务考试" in (await room.phone.open("/learn/sittings")).text
    assert "断网、关机、换手机都不要紧" in (await room.phone.open(room.at)).text
    await room.phone.submit(room.at)
    assert "第 1 题，共 10 题" in room.phone.page.text and "还有 19 分钟" in room.phone.page.text
    paper = await room.paper()
    right = await right_of(paper.versions)
    for nth, version in enumerate(paper.versions, 1):
        many = len(right[version]) > 1
        await room.press(nth, **(dict.fromkeys(right[version], "yes") if many else {"given": right[version]}))
    await room.press(2, mark="yes")
    assert "第 2 题" in room.phone.page.text and "不标了" in room.phone.page.text
    assert 'aria-pressed="true"' in room.phone.page.text, "what was chosen is still chosen"
    await room.press(1, given="A" if right[paper.versions[0]] != "A" else "B")
    page = (await room.phone.open(f"/learn/papers/{paper.id}/hand-in")).text
    assert "答了 10 道，共 10 道" in page and "标过的" in page and "还没有答的" not in page
    await room.phone.submit(f"/learn/papers/{paper.id}/hand-in")
    assert "90 分，合格" in room.phone.page.text and "答对 9 道" in room.phone.page.text
    assert (await room.phone.open(f"/learn/papers/{paper.id}")).url.path == room.at, "it cannot be opened again"
    assert "练题先关着" not in (await room.phone.open("/learn")).text


async def test_while_his_paper_is_open_practice_and_older_papers_are_closed_to_him(db: str, clock: Clock) -> None:
    room = await _room(clock)
    await room.phone.open(room.at)
    await room.phone.submit(room.at)
    for path in ("/learn", "/learn/today", "/learn/topics"):
        answer = await room.phone.open(path)
        assert answer.status_code in (409, 425) and "练题先关着" in answer.text
    assert (await room.phone.open(f"/learn/papers/{(await room.paper()).id}/look")).status_code == 409


async def _everything(room: Room, paper: int) -> list[str]:
    """What a guard and an officer are answered while the sitting is open, the keys and times of forms left out."""
    own = [f"/learn/papers/{paper}{more}" for more in ("", "?whole=yes", "/hand-in", "/look")]
    own += [f"/learn/papers/{paper}?at={nth}" for nth in range(1, 11)]
    api = ["/api/sittings", f"/api/attempts/{paper}"]
    said = [await room.phone.client.get(path) for path in ("/learn/sittings", room.at, *own, *api)]
    said += [
        await room.desk.client.get(path) for path in (room.watched, f"/stations/{room.station}/sittings", *api[:1])
    ]
    return [NOISE.sub("", f"{answer.status_code} {answer.headers.get('location')} {answer.text}") for answer in said]


async def test_nothing_that_is_answered_while_it_is_open_depends_on_the_key(db: str, clock: Clock) -> None:
    """S-14: the same bank with another key behind it, byte for byte the same answers; and no explanation anywhere."""
    room = await _room(clock)
    await room.phone.open(room.at)
    await room.phone.submit(room.at)
    paper, owner = await room.paper(), await asyncpg.connect(db)
    await room.press(1, given="A")
    for handed_in in (False, True):
        if handed_in:
            await room.phone.open(f"/learn/papers/{paper.id}/hand-in")
            await room.phone.submit(f"/learn/papers/{paper.id}/hand-in")
        before = await _everything(room, paper.id)
        assert len(before[4]) > 500 or handed_in
        await owner.execute(OTHER_KEY)
        assert await _everything(room, paper.id) == before
        assert not [text for text in before if SECRET in text or "another" in text]
    clock.set(NOON + timedelta(hours=4))
    await room.phone.sign_in("near", RIGHT)
    assert "another" in (await room.phone.open(f"/learn/papers/{paper.id}/look")).text
    shown = (await room.phone.client.get(f"/api/attempts/{paper.id}")).json()
    right = await right_of(paper.versions)
    assert [one["right"] for one in shown["questions"]] == [right[version] for version in paper.versions]
    await owner.close()


async def test_what_is_odd_is_answered_with_a_sentence_and_changes_nothing(db: str, clock: Clock) -> None:
    room = await _room(clock)
    await room.phone.open(room.at)
    again = room.phone.form(room.at)
    await room.phone.submit(room.at)
    paper = await room.paper()
    await room.phone.send(room.at, again | {"key": "another-key"})
    assert len(await AttemptAnswer.raw("SELECT 1 FROM sitting_attempt")) == 1, "a second start goes on"
    stranger = next(
        iter(await Person.raw("SELECT id FROM question_version WHERE NOT id = ANY({})", list(paper.versions)))
    )
    for fields, said in (
        ({"version": str(stranger["id"]), "given": "A"}, "卷子上没有这一题"),
        ({"version": "0", "given": "A"}, "卷子上没有这一题"),
        ({"given": "F"}, "不在选项里"),
        ({"given": "A", "sequence": "0"}, "不在选项里"),
        ({"given": "A", "sequence": "9" * 15, "phone_at": "1999-01-01T00:00:00Z"}, ""),
    ):
        path = f"/learn/papers/{paper.id}"
        await room.phone.open(path)
        answer = await room.phone.send(path, room.phone.form(path) | fields)
        assert answer.status_code == (303 if not said else 422) and said in answer.text
    rows = await AttemptAnswer.raw("SELECT given, at FROM attempt_answer")
    assert [row["given"] for row in rows] == ["A"] and rows[0]["at"] - NOON < timedelta(minutes=1), "the server's time"
    await room.phone.open(f"/learn/papers/{paper.id}?at=2")
    form = room.phone.form(f"/learn/papers/{paper.id}")
    clock.set(paper.ends_at + timedelta(seconds=6))
    late = await room.phone.send(f"/learn/papers/{paper.id}", form)
    assert late.status_code == 409 and "时间到了" in late.text
    await sweep_sitting(room.sitting)
    assert "到时间自动交的" in (await room.phone.open(room.at)).text


async def test_an_officer_makes_one_checks_in_gives_time_voids_and_prints(db: str, clock: Clock) -> None:
    room = await _room(clock, supervised=True)
    assert "把证件给监考的人看一眼" in (await room.phone.open(room.at)).text
    await room.desk.open(room.watched)
    await room.desk.submit(f"{room.watched}/check-ins", person=str(room.own.person))
    assert "核对过了" in room.desk.page.text
    await room.phone.open(room.at)
    await room.phone.submit(room.at)
    paper = await room.paper()
    await room.press(1, given="A")
    assert "答了 1/10，还有 19 分钟" in (await room.desk.open(room.watched)).text
    change = f"/stations/{room.station}/papers/{paper.id}"
    await room.desk.submit(change, act="extend", more="61", reason="line")
    assert "最多加 60 分钟" in room.desk.page.text
    await room.desk.open(room.watched)
    await room.desk.submit(change, act="extend", more="10", reason="line")
    assert "加过 10 分钟" in room.desk.page.text and "还有 29 分钟" in room.desk.page.text
    await room.phone.open(f"/learn/papers/{paper.id}/hand-in")
    await room.phone.submit(f"/learn/papers/{paper.id}/hand-in")
    await room.desk.open(room.watched)
    await room.desk.submit(change, act="void", reason="other_person")
    assert "不是本人" in room.desk.page.text
    await room.phone.open(room.at)
    assert "作废，不算" in room.phone.page.text and "开始考" in room.phone.page.text
    page = (await _signed("desk")).client
    assert "不是本人" in (await page.get(room.watched)).text


async def test_the_score_sheet_holds_what_was_graded_and_text_stays_text(db: str, clock: Clock) -> None:
    room = await _room(clock, title="=1+1: 考试/[消防]")
    await start(OPERATOR, room.own, room.sitting, key())
    clock.set(NOON + timedelta(hours=4))
    await sweep_sitting(room.sitting)
    await room.desk.sign_in("desk", RIGHT)
    sheet = await room.desk.client.get(f"{room.watched}/scores.xlsx")
    cells = [
        cell for row in openpyxl.load_workbook(BytesIO(sheet.content)).active for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s", "n"} and "李二柱" in {cell.value for cell in cells}
    assert [type(cell.value) for cell in cells if cell.data_type == "n"] == [int, int], (
        "a place in the list, and how many were right"
    )
    letter = score_letter(await supervised_sitting(Scope((room.station,)), room.sitting), "柳河派出所")
    assert (
        [signer.label for signer in letter.signers] == ["监考", "复核"]
        and letter.grid
        and letter.grid.rows[0][1] == "李二柱"
    )
    printed = await room.desk.client.get(f"{room.watched}/scores.pdf")
    assert printed.content.startswith(b"%PDF") and printed.status_code == 200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"single": "40"}, "单选题还差 32 道"),
        ({"single": "x"}, "三种题合起来"),
        ({"opens": ""}, "时间要选"),
        ({"t-没有的类": "yes"}, "有一类题库里没有"),
        ({"title": ""}, "名称写 1 到 30 个字"),
    ],
)
async def test_a_form_that_cannot_be_is_shown_again_with_what_was_typed(
    db: str, clock: Clock, change: dict[str, str], said: str
) -> None:
    room = await _room(clock)
    path = f"/stations/{room.station}/sittings"
    await room.desk.open(path)
    typed = {"single": "4", "multiple": "2", "judge": "4", "minutes": "37", "title": "小考", "kind": "business"}
    hidden = {
        name: value
        for name, value in room.desk.form(path).items()
        if name in ("csrf", "key", "opens", "closes", "pass")
    }
    answer = await room.desk.send(path, hidden | typed | change)
    assert answer.status_code in (409, 422) and said in answer.text and 'value="37"' in answer.text
    assert (await room.desk.send(path, hidden | typed)).status_code == 303


async def test_his_own_copy_has_what_he_sat_and_his_answers_once_all_are_through(db: str, clock: Clock) -> None:
    room = await _room(clock)
    await room.phone.open(room.at)
    await room.phone.submit(room.at)
    paper = await room.paper()
    await room.press(1, given="A")
    first = (
        await Person.raw("SELECT asks, options[1] AS chosen FROM question_version WHERE id = {}", paper.versions[0])
    )[0]
    copy = (await room.phone.open("/mine/copy")).text
    assert "十月业务考试（业务考试）" in copy and "正在考" in copy and first["asks"] not in copy
    await room.phone.open(f"/learn/papers/{paper.id}/hand-in")
    await room.phone.submit(f"/learn/papers/{paper.id}/hand-in")
    copy = (await room.phone.open("/mine/copy")).text
    assert "没有合格" in copy and first["asks"] not in copy, "others may still sit"
    clock.set(NOON + timedelta(hours=4))
    await room.phone.sign_in("near", RIGHT)
    copy = (await room.phone.open("/mine/copy")).text
    assert first["asks"] in copy and first["chosen"] in copy and SECRET not in copy
