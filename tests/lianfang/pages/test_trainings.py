"""培训 by hand, whole: plan → session → three by code, one by roll, one flagged → close → check → deeds → points → duty → paper."""

import io
import re
from datetime import UTC, datetime, timedelta

from openpyxl import load_workbook
from pypdf import PdfReader

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.flows.points.score import score
from lianfang.flows.training.schedule import schedule
from scoring.points.tables import Award
from scoring.training.tables import TrainingSession
from scoring.training.vocabulary import Draft
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.pictures import as_file, scene
from tests.lianfang.the_app import the_app
from tests.watch import key
from zones.journal.tables import Deed
from zones.roster.tables import Person

NINE = datetime(2018, 11, 6, 1, 0, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
GUARDS = {"zhao": "赵大山", "erzhu": "李二柱", "qian": "钱小河"}


async def _person(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _browsers(bureau: int, station: int) -> dict[str, Browser]:
    await opened("police", held=Held("officer", bureau, (station,)))
    for account, name in GUARDS.items():
        await opened(account, "guard", bureau, person=await _person(name))
    return {account: Browser(the_app()) for account in ("police", *GUARDS)}


async def _come_in(here: dict[str, Browser], account: str = "police") -> None:
    """A desk's session does not outlast half an hour."""
    assert "登录" not in (await here[account].sign_in(account, RIGHT)).text


def _code(shown: str) -> str:
    found = re.search(r"class=\"big\"[^>]*>(\d{3}) (\d{3})<", shown)
    assert found, shown[:600]
    return found[1] + found[2]


async def _arranged(police: Browser, station: int) -> int:
    base = f"/stations/{station}/trainings"
    await police.open(base)
    await police.submit(f"{base}/plan", month="2018-11", field="fire", level="station", planned="1")
    assert "计划 1，办了 0" in police.page.text
    about = {"title": "=灭火器怎么用？/?", "field": "fire", "level": "station", "zone": "", "unit": "", "who": ""}
    when = {"day": "2018-11-06", "from": "09:00", "to": "10:00", "place": "会议室", "guest": "消防大队王讲师"}
    await police.submit(base, **about, **when)
    assert "安排好了" in police.page.text
    return int((await TrainingSession.raw("SELECT max(id) AS id FROM training_session"))[0]["id"])


async def _sign(guard: Browser, number: int, code: str) -> str:
    await guard.open(f"/learn/trainings/{number}?code={code}")
    assert f'value="{code}"' in guard.page.text, "the drawing brings the code along"
    await guard.submit(f"/learn/trainings/{number}/sign", code=code)
    return guard.page.text


async def _all_sign(here: dict[str, Browser], number: int, say: str) -> None:
    code = _code((await here["police"].open(f"/trainings/{number}/screen")).text)
    for account in GUARDS:
        assert say in await _sign(here[account], number, code), account


async def test_from_the_plan_to_the_certificate(db: str, clock: Clock) -> None:
    clock.set(NINE - timedelta(days=1))
    await bring_roster()
    station = await the_station()
    here = await _browsers(station.bureau, station.id)
    police, zhao = here["police"], here["zhao"]
    for account in here:
        await _come_in(here, account)
    number = await _arranged(police, station.id)
    assert "=灭火器怎么用" in (await zhao.open("/learn/trainings")).text and "还差一堂培训" in zhao.page.text

    clock.set(NINE)
    for account in here:
        await _come_in(here, account)
    here["erzhu"].client.cookies.set("phone", "m" * 20, domain="lianfang.test", path="/")
    here["qian"].client.cookies.set("phone", "m" * 20, domain="lianfang.test", path="/")
    assert (
        "码不对" in await _sign(zhao, number, "000000")
        or _code((await police.open(f"/trainings/{number}/screen")).text) == "000000"
    )
    assert "培训：=灭火器怎么用" in (await zhao.open("/today")).text and "正在签到" in zhao.page.text
    await _all_sign(here, number, "签到了。讲完以后还要签退")
    lead = f"/trainings/{number}"
    await police.open(lead)
    assert "和钱小河用同一部手机签到，请核对" in police.page.text and "和李二柱用同一部" in police.page.text
    assert "和赵大山" not in police.page.text
    await police.submit(f"{lead}/roll", person=str(await _person("孙长林")), act="tick")
    assert "点上了" in police.page.text

    clock.set(TEN)
    for account in here:
        await _come_in(here, account)
    await police.open(lead)
    await police.submit(f"{lead}/step", step="sign_out")
    await _all_sign(here, number, "签退了")
    await police.open(lead)
    await police.submit(f"{lead}/roll", person=str(await _person("钱小河")), act="strike", words="人没来，李二柱替签的")
    assert "取消了，原因记下了" in police.page.text
    await police.submit(f"{lead}/step", step="close")
    assert "结了" in police.page.text and "答对" not in police.page.text

    await _checked(zhao, police, number)
    await _counted(station.id, number)
    board = (await police.open(f"/stations/{station.id}/trainings")).text
    assert "计划 1，办了 1" in board
    done = re.findall(r'href="/people/(\d+)/trainings\.pdf">([^<]+)<', board)
    assert {name for _, name in done} == {"赵大山", "李二柱", "孙长林"}
    assert "这个月的培训，您参加过了" in (await zhao.open("/learn/trainings")).text
    await _papers(zhao, police, number)


async def _checked(zhao: Browser, police: Browser, number: int) -> None:
    """Answered once; nobody but he sees how, the trainer only the share."""
    page = (await zhao.open(f"/learn/trainings/{number}")).text
    assert page.count("<fieldset") == 5
    fields = zhao.form(f"/learn/trainings/{number}/check") | {f"q{nth}": "A" for nth in range(5)}
    answered = await zhao.send(
        f"/learn/trainings/{number}/check",
        {name: fields[name] for name in ("csrf", "key")} | {f"q{nth}": "A" for nth in range(5)},
    )
    assert answered.status_code == 303
    told = re.search(r"答对 (\d) 道，共 5 道", (await zhao.open(f"/learn/trainings/{number}")).text)
    assert told
    assert f"1 人答了小测，答对 {int(told[1]) * 20}%" in (await police.open(f"/trainings/{number}")).text


async def _counted(station: int, number: int) -> None:
    await score(station)
    await score(station)
    deeds = await Deed.raw("SELECT person, sheet FROM deed WHERE kind = 'training.attended' AND row = {}", number)
    assert {(one["person"], one["sheet"]) for one in deeds} == {
        (await _person("赵大山"), "培训签到（动态码）"),
        (await _person("李二柱"), "培训签到（动态码）"),
        (await _person("孙长林"), "培训签到（点名册）"),
    }
    awards = await Award.raw("SELECT points FROM award WHERE rule = 'training.attended'")
    assert [one["points"] for one in awards] == [2, 2, 2]


def _text(content: bytes) -> str:
    return (
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "").replace(" ", "")
    )


async def _papers(zhao: Browser, police: Browser, number: int) -> None:
    paper = await zhao.client.get("/learn/trainings/certificate.pdf?first=2018-11-01&last=2018-11-30")
    said = _text(paper.content)
    assert "培训证明" in said and "赵大山" in said and "参加联勤联防培训1次" in said
    none = await zhao.client.get("/learn/trainings/certificate.pdf?first=2018-10-01&last=2018-10-31")
    assert "没有参加培训的登记" in _text(none.content)
    his = await police.client.get(f"/people/{await _person('李二柱')}/trainings.pdf")
    assert "李二柱" in _text(his.content)
    sheet = _text((await police.client.get(f"/trainings/{number}/sheet.pdf")).content)
    assert "培训签到表" in sheet and "周平安" in sheet and "点名" in sheet
    book = load_workbook(io.BytesIO((await police.client.get(f"/trainings/{number}/sheet.xlsx")).content)).active
    cells = [cell for row in book.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"} and cells[0].value.startswith("=灭火器怎么用？/?")


async def test_a_guard_who_teaches_leads_his_own_and_nobody_elses(db: str, clock: Clock) -> None:
    clock.set(NINE)
    await bring_roster()
    station = await the_station()
    about = Draft("station", "fire", "灭火器", "会议室", NINE, TEN, trainer=await _person("赵大山"))
    number = await schedule(OPERATOR, station.id, about, 70, key())
    here = await _browsers(station.bureau, station.id)
    for account in ("zhao", "qian"):
        await _come_in(here, account)
    zhao, qian, lead = here["zhao"], here["qian"], f"/trainings/{number}"
    assert f'href="{lead}"' in (await zhao.open("/learn/trainings")).text
    code = _code((await zhao.open(f"{lead}/screen")).text)
    assert "您是讲课的人" in await _sign(zhao, number, code)
    assert "签到了" in await _sign(qian, number, code)
    for path in (lead, f"{lead}/screen", f"{lead}/sheet.pdf"):
        assert (await qian.open(path)).status_code == 404, path
    await qian.open("/today")
    csrf = qian.form("/settings/look")["csrf"]
    for path, fields in ((f"{lead}/step", {"step": "close"}), (f"{lead}/roll", {"person": "1", "act": "tick"})):
        answer = await qian.send(path, {"csrf": csrf, "key": "k" * 16, **fields})
        assert answer.status_code == 404, path
    await zhao.open(lead)
    await zhao.submit(f"{lead}/roll", person=str(await _person("钱小河")), act="tick")
    await zhao.submit(f"{lead}/step", step="close")
    assert "结了" in zhao.page.text and f"{lead}/roll" not in zhao.page.text, "after the close an officer corrects"
    kinds = [one["kind"] for one in await Deed.raw("SELECT kind FROM deed WHERE kind LIKE 'training%' ORDER BY id")]
    assert kinds == ["training.attended", "training.taught"]


async def test_material_is_words_an_https_address_and_a_clean_picture_for_who_is_invited(db: str, clock: Clock) -> None:
    clock.set(NINE - timedelta(hours=2))
    await bring_roster()
    station = await the_station()
    about = Draft("station", "fire", "灭火器", "会议室", NINE, TEN, guest="王讲师")
    number = await schedule(OPERATOR, station.id, about, 70, key())
    here = await _browsers(station.bureau, station.id)
    for account in ("police", "zhao"):
        await _come_in(here, account)
    police, zhao, lead = here["police"], here["zhao"], f"/trainings/{number}"
    await police.open(lead)
    await police.submit(f"{lead}/material", text="提、拔、握、压", video="http://example.org/a.mp4")
    assert "视频只收 https:// 开头的网址" in police.page.text
    await police.open(lead)
    fields = police.form(f"{lead}/material", text="提、拔、握、压", video="https://example.org/a.mp4")
    picture = {"photo": ("x.jpg", as_file(scene(), "JPEG"))}
    assert (await police.send(f"{lead}/material", fields, picture)).status_code == 303
    page = (await zhao.open(f"/learn/trainings/{number}")).text
    assert "提、拔、握、压" in page and 'href="https://example.org/a.mp4"' in page
    (found,) = set(re.findall(rf'src="({lead}/photos/\d+)"', page))
    shown = await zhao.client.get(found)
    assert shown.status_code == 200 and shown.content.startswith(b"RIFF") and b"Exif" not in shown.content
