"""考证 by hand: the station offers, a guard and a unit's head enrol, papers, times, admission, who came; on screen and on paper."""

import io
import re
from datetime import timedelta

from openpyxl import load_workbook
from pypdf import PdfReader

from lianfang.access import Held
from lianfang.database import transaction
from scoring.exams.signup.tables import ExamOffer
from scoring.exams.signup.vocabulary import CONDITIONS
from tests.cast import bring_roster, the_station
from tests.lianfang.access import enrolled
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.the_app import the_app
from zones.ground.weeks import SHANGHAI
from zones.roster.tables import Person, Unit

MET = {f"c-{name}": "yes" for name in CONDITIONS}


async def _person(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _come_in() -> dict[str, Browser]:
    station = await the_station()
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '柳河中学'"))[0]["id"]
    await opened("police", held=Held("officer", station.bureau, (station.id,)))
    await opened("aunt", held=Held("auxiliary", station.bureau, (station.id,)))
    await opened("head", held=Held("unit", station.bureau, (station.id,), unit=unit))
    await opened("laowu", "guard", station.bureau, person=await _person("吴老根"))
    here = {account: Browser(the_app()) for account in ("police", "aunt", "head", "laowu")}
    for account, browser in here.items():
        assert "登录" not in (await browser.sign_in(account, RIGHT)).text
    return here


async def _offered(police: Browser, station: int, **more: str) -> int:
    async with transaction() as now:
        held = (now + timedelta(days=30)).astimezone(SHANGHAI)
    window = {"window": f"{held - timedelta(days=4):%Y-%m-%dT09:00}", "window_place": "县局窗口"}
    car = {"leaves": f"{held:%Y-%m-%dT07:30}", "car_place": "派出所门口", "car_seats": "1"}
    await police.open(f"/stations/{station}/exams")
    await police.submit(f"/stations/{station}/exams", **(await enrolled.wanted() | window | car | more))
    assert "安排好了" in police.page.text, police.page.text[-800:]
    return int((await ExamOffer.raw("SELECT max(id) AS id FROM exam_offer"))[0]["id"])


def _text(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


async def test_from_the_offer_to_the_door_of_the_exam(db: str) -> None:
    await bring_roster()
    here, station = await _come_in(), (await the_station()).id
    exam = await _offered(here["police"], station)
    base, wu, zhou = f"/stations/{station}/exams/{exam}", await _person("吴老根"), await _person("周平安")
    guard, head, police = here["laowu"], here["head"], here["police"]
    await guard.open("/certificate")
    await guard.submit("/certificate/enrolments", car="yes")
    assert "报上了" in guard.page.text and "坐所里的车" in guard.page.text
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '柳河中学'"))[0]["id"]
    await head.open(f"/units/{unit}/exams")
    await head.submit(f"/units/{unit}/exams", person=str(zhou), exam=str(exam), car="yes")
    assert "报上了" in head.page.text and "材料还没带来" in head.page.text
    await police.open(base)
    for one in (wu, zhou):
        await police.submit(f"{base}/papers", person=str(one), **MET, **{"d-0": "yes", "d-1": "yes"})
        assert "记下了" in police.page.text
    await police.submit(f"{base}/step", act="slots")
    assert "09:00 采集" in police.page.text
    await police.submit(f"{base}/step", act="admit", **{f"p-{wu}": "yes", f"t-{wu}": "A001"})
    assert "他们收到准考通知" in police.page.text and "准考证号 A001" in police.page.text
    window, car = [(await police.client.get(f"{base}/list.pdf?which={which}")).content for which in ("window", "car")]
    assert {"吴老根", "周平安", "县局窗口"} <= {
        name for name in ("吴老根", "周平安", "县局窗口") if name in _text(window)
    }
    assert "吴老根" in _text(car) and "周平安" not in _text(car), "one seat"
    sheet = load_workbook(io.BytesIO((await police.client.get(f"{base}/list.xlsx")).content)).active
    assert sheet is not None
    assert [row[1] for row in sheet.iter_rows(values_only=True) if row[0] in (1, 2)] == ["吴老根", "周平安"]
    assert (await police.client.get(f"{base}/list.pdf?which=other")).status_code == 404
    await guard.open("/certificate")
    assert "A001" in guard.page.text and "取消报名" not in guard.page.text


async def test_the_unit_never_reads_which_condition_and_the_guard_and_the_station_do(db: str) -> None:
    await bring_roster()
    here, station = await _come_in(), (await the_station()).id
    exam, zhou = await _offered(here["police"], station), await _person("周平安")
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '柳河中学'"))[0]["id"]
    base = f"/stations/{station}/exams/{exam}"
    await here["police"].open(base)
    await here["police"].submit(f"{base}/enrolments", person=str(zhou))
    await here["police"].open(base)
    await here["police"].submit(f"{base}/papers", person=str(zhou), **(MET | {"c-healthy": "no"}))
    await here["head"].open(f"/units/{unit}/exams")
    assert "不符合条件" in here["head"].page.text and "单位须另外安排岗位" in here["head"].page.text
    assert not any(text in here["head"].page.text for text in CONDITIONS.values())


async def test_an_auxiliary_looks_and_presses_nothing(db: str) -> None:
    await bring_roster()
    here, station = await _come_in(), (await the_station()).id
    exam = await _offered(here["police"], station)
    for path in (f"/stations/{station}/exams", f"/stations/{station}/exams/{exam}"):
        shown = (await here["aunt"].open(path)).text
        assert "保安员证考试" in shown and "/exams" not in "".join(re.findall(r'<form[^>]*action="([^"]*)"', shown))


async def test_what_is_wrong_is_said_and_nothing_that_was_typed_is_lost(db: str) -> None:
    await bring_roster()
    here, station = await _come_in(), (await the_station()).id
    police, base = here["police"], f"/stations/{station}/exams"
    await police.open(base)
    wanted = await enrolled.wanted()
    for change, word in (
        ({"held": "昨天"}, "考试时间要选"),
        ({"seats": "很多"}, "名额填"),
        ({"closes": "2026-99-99"}, "报名截止日要选"),
        ({"window": "x", "window_place": "窗口"}, "看不懂"),
        ({"papers": ""}, "要带的材料"),
    ):
        answer = await police.submit(base, **(wanted | {"place": "<b>考场</b>"} | change))
        assert answer.status_code == 422 and word in answer.text
        assert "&lt;b&gt;考场&lt;/b&gt;" in answer.text and "<b>考场" not in answer.text
    assert await ExamOffer.count() == 0
