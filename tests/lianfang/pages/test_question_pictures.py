"""Pictures of questions by hand: the office brings one, everybody who may see the question sees it, a version keeps its own."""

import io
import re
from datetime import UTC, datetime

from msgspec.structs import replace
from openpyxl import load_workbook
from PIL import Image

from lianfang.accounts.tables import Account
from scoring.exams.bank.tables import Question, QuestionVersion
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.exams import SECRET as SECRET_WORDS
from tests.exams import bank, guard, questions, sitting
from tests.lianfang.access import sat
from tests.lianfang.access.banked import DRAWN, FIRE
from tests.lianfang.access.town import town
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.audit.questions import ANOTHER
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.albums import stored
from tests.lianfang.photos.pictures import SECRET, as_file, from_phone, scene
from tests.lianfang.the_app import the_app

NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
SAYS = "一个人倒在电线旁边"
PHOTO = {"photo": ("p.jpg", from_phone("JPEG"))}


async def _send(office: Browser, path: str, files: dict[str, tuple[str, bytes]], **typed: str) -> str:
    """Its form with what is typed; where it leads is opened."""
    form = {name: text for name, text in office.form(path).items() if name != "photo_off"}
    told = await office.send(path, form | ANOTHER | typed, files)
    assert told.status_code in (303, 422), told.text
    if told.status_code == 303:
        await office.open(told.headers["location"])
        return office.page.text
    return told.text


async def _brought(office: Browser) -> str:
    """A new question with a picture; where it is."""
    await office.open("/questions/new")
    text = await _send(office, "/questions/new", PHOTO, pictured=SAYS, code="P-1")
    [row] = await Question.raw("SELECT id FROM question WHERE code = 'P-1'")
    assert "加好了" in text and f'src="/questions/{row["id"]}/photos/1" alt="{SAYS}"' in text
    return f"/questions/{row['id']}"


async def test_a_picture_is_made_harmless_and_seen_by_whoever_may_see_the_question(db: str) -> None:
    async with town() as here:
        path = await _brought(await here.browser("office"))
        for role in ("office", "officer", "guard", "leader"):
            got = await (await here.browser(role)).client.get(f"{path}/photos/1")
            assert got.headers["content-type"] == "image/webp"
            assert SECRET.encode() not in got.content and not Image.open(io.BytesIO(got.content)).getexif()
        for role in ("unit", "auditor", "auxiliary"):
            assert (await (await here.browser(role)).client.get(f"{path}/photos/1")).status_code == 404
        assert (await (await here.browser("guard")).client.get(f"{path}/photos/2")).status_code == 404


async def test_a_new_picture_is_a_new_version_and_the_old_one_keeps_its_own(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        path = await _brought(office)
        first = (await office.client.get(f"{path}/photos/1")).content
        await office.open(path)
        text = await _send(office, path, {"photo": ("q.png", as_file(scene(40, 90), "PNG"))})
        assert "改好了" in text and f"{path}/photos/2" in text and f"{path}/photos/1" in text
        assert (await office.client.get(f"{path}/photos/2")).content != first
        await _send(office, path, {}, because="别碰他，先断电。")
        assert (await office.client.get(f"{path}/photos/3")).status_code == 200
        text = await _send(office, path, {}, photo_off="yes")
        assert (await office.client.get(f"{path}/photos/4")).status_code == 404
        assert (await office.client.get(f"{path}/photos/1")).content == first
        rows = await QuestionVersion.raw(
            "SELECT pictured FROM question_version v JOIN question q ON q.id = v.question WHERE q.code = 'P-1' ORDER BY v.number"
        )
        assert [row["pictured"] for row in rows] == [SAYS, SAYS, SAYS, ""]


async def test_words_and_picture_come_together_and_no_other_file_is_taken(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        await office.open("/questions/new")
        assert "没有写图上是什么" in await _send(office, "/questions/new", PHOTO)
        assert "没有图" in await _send(office, "/questions/new", {}, pictured=SAYS)
        office.page = await office.open("/questions/new")
        form = office.form("/questions/new") | ANOTHER | {"pictured": SAYS}
        assert (await office.send("/questions/new", form, {"photo": ("p.jpg", b"no picture")})).status_code == 422
        assert await Question.count().where(Question.code.like("Q-%")) == 0


async def test_a_guard_meets_it_in_his_practice_and_the_booklet_prints_it(db: str) -> None:
    async with town() as here:
        guard, office = await here.browser("guard"), await here.browser("office")
        await sat.handed_in((await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"])
        text = (await guard.open(f"/learn/topics?topic={FIRE.topic}")).text
        assert f'photos/1" alt="{FIRE.pictured}"' in text
        await office.open("/study")
        await office.submit("/study", kind="booklet")
        rows = await Question.raw("SELECT max(id) AS id FROM study_edition WHERE kind = 'booklet'")
        made = await office.client.get(f"/study/editions/{rows[0]['id']}/book.pdf")
        assert b"/Image" in made.content


async def test_a_workbook_takes_the_words_along_and_leaves_the_picture(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        out = await office.open("/questions.xlsx")
        sheet = load_workbook(io.BytesIO(out.content)).active
        rows = {row[0]: row[-1] for row in sheet.iter_rows(min_row=2, values_only=True)}
        assert rows["编号"] == "图的说明" and rows[FIRE.code] == FIRE.pictured
        assert "图不在表格里" in (await office.open("/questions/import")).text


async def test_a_paper_shows_the_picture_while_it_is_open_and_says_nothing_of_what_is_right(
    db: str, clock: Clock
) -> None:
    clock.set(NOON)
    station = await bring_everything()
    drawn = {"picture": FIRE.picture, "pictured": FIRE.pictured}
    await bank(station.bureau, [replace(one, **drawn) for one in questions()])
    own = await guard(station.id)
    await opened("near", "guard", station.bureau, person=own.person)
    number = await sitting(station.id, NOON)
    for row in await Question.raw("SELECT id FROM question"):
        await stored(subject="question", thing=row["id"], content=DRAWN)
    phone = Browser(the_app())
    await phone.sign_in("near", RIGHT)
    await phone.open(f"/learn/sittings/{number}")
    await phone.submit(f"/learn/sittings/{number}")
    [src] = re.findall(rf'src="(/questions/\d+/photos/1)" alt="{FIRE.pictured}"', phone.page.text)
    assert (await phone.client.get(src)).content == DRAWN and SECRET_WORDS not in phone.page.text
