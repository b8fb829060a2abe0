"""持证台账 by hand: registered with its scan, refused with a sentence, ended; the unit sees no reason; paper and workbook."""

import io
import re
from datetime import UTC, datetime

from openpyxl import load_workbook
from pypdf import PdfReader

from lianfang.access import Held
from lianfang.audit.tables import AuditLine
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.pictures import as_file, png, scene
from tests.lianfang.the_app import the_app
from zones.roster.reads import StationRow
from zones.roster.tables import Certificate, Person, Unit

NOON = datetime(2018, 11, 6, 4, 0, tzinfo=UTC)
CARD = {"number": "苏2018 001234", "day": "2018-11-01", "issuer": "宿迁市公安局"}


async def _who(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _unit(name: str) -> int:
    return int((await Unit.raw("SELECT id FROM unit WHERE name = {}", name))[0]["id"])


async def _browsers(clock: Clock) -> tuple[StationRow, dict[str, Browser]]:
    clock.set(NOON)
    station = await bring_everything()
    await opened("police", held=Held("officer", station.bureau, (station.id,)))
    await opened("helper", held=Held("auxiliary", station.bureau, (station.id,)))
    await opened("office", "office", station.bureau)
    await opened("erzhu", "guard", station.bureau, person=await _who("李二柱"))
    await opened("zhao", "guard", station.bureau, person=await _who("赵大山"))
    await opened("school", held=Held("unit", station.bureau, (), unit=await _unit("老街市场")))
    here = {name: Browser(the_app()) for name in ("police", "helper", "office", "erzhu", "zhao", "school")}
    for name, browser in here.items():
        assert "登录" not in (await browser.sign_in(name, RIGHT)).text
    return station, here


async def test_an_officer_registers_it_with_its_scan_and_its_guard_alone_sees_the_picture(
    db: str, clock: Clock
) -> None:
    station, here = await _browsers(clock)
    police, his = here["police"], f"/people/{await _who('李二柱')}/certificates"
    shown = (await police.open(f"/stations/{station.id}/certificates?show=waiting")).text
    assert "李二柱" in shown and "合格待发证" in shown and "周平安" not in shown
    assert "和10月30日比：持平。" in shown and "50.0%" in shown
    await police.open(his)
    fields = police.form(his, **CARD)
    answer = await police.send(his, fields, {"photo": ("x.jpg", as_file(scene(), "JPEG"))})
    assert answer.status_code == 303
    page = (await police.open(his)).text
    assert "苏20****1234" in page and "苏2018001234" not in page and "宿迁市公安局" in page
    (picture,) = set(re.findall(r'src="(/certificates/\d+/photos/\d+)"', page))
    for name, code in (
        ("police", 200),
        ("erzhu", 200),
        ("office", 200),
        ("zhao", 404),
        ("school", 404),
        ("helper", 404),
    ):
        assert (await here[name].client.get(picture)).status_code == code, name
    assert (
        "和10月30日比：50.0% → 66.7%，提高 16.7 个百分点。"
        in (await police.open(f"/stations/{station.id}/certificates")).text
    )


async def test_the_whole_number_is_shown_once_for_a_reason(db: str, clock: Clock) -> None:
    _, here = await _browsers(clock)
    police, his = here["police"], f"/people/{await _who('赵大山')}/certificates"
    await police.open(his)
    await police.submit(his, **CARD)
    (held,) = await Certificate.raw("SELECT id FROM certificate WHERE number = '苏2018001234'")
    await police.open(his)
    fields = police.form(f"/certificates/{held['id']}/reveal", reason="check")
    clear = await police.send(f"/certificates/{held['id']}/reveal", fields)
    assert clear.status_code == 200 and "苏2018001234" in clear.text
    assert "苏2018001234" not in (await police.open(his)).text
    lines = await AuditLine.raw("SELECT reason FROM audit_line WHERE action = 'people.reveal.certificate'")
    assert [line["reason"] for line in lines] == ["check"]


async def test_what_is_wrong_is_said_and_leaves_one_audit_line_and_no_row(db: str, clock: Clock) -> None:
    _, here = await _browsers(clock)
    police, his = here["police"], f"/people/{await _who('李二柱')}/certificates"
    before = await Certificate.count()
    for change, said in (
        ({"number": "苏12"}, "没有登记：证号不对。"),
        ({"day": "2018-11-07"}, "发证日期还没有到"),
        ({"day": ""}, "日子没有看懂"),
        ({"day": "2018-02-30"}, "日子没有看懂"),
        ({"issuer": ""}, "发证机关要写"),
        ({"number": "苏" * 400}, "没有登记：证号不对。"),
    ):
        await police.open(his)
        answer = await police.send(his, police.form(his, **CARD | change))
        assert answer.status_code == 422 and said in answer.text, said
        if change.get("number") == "苏12":
            assert 'value="苏12"' in answer.text, "what was typed stays"
    await police.open(his)
    huge = await police.send(his, police.form(his, **CARD), {"photo": ("x.png", png(10_001, 4_000, rows=1))})
    assert huge.status_code == 413 and await Certificate.count() == before
    refused = await AuditLine.raw("SELECT outcome FROM audit_line WHERE action LIKE 'POST /people/%%certificates'")
    assert len(refused) == 7


async def test_a_number_of_another_is_refused_and_an_end_before_the_issue(db: str, clock: Clock) -> None:
    _, here = await _browsers(clock)
    police, zhao, erzhu = here["police"], await _who("赵大山"), await _who("李二柱")
    await police.open(f"/people/{zhao}/certificates")
    await police.submit(f"/people/{zhao}/certificates", **CARD)
    await police.open(f"/people/{erzhu}/certificates")
    fields = police.form(f"/people/{erzhu}/certificates", **CARD)
    taken = await police.send(f"/people/{erzhu}/certificates", fields)
    assert taken.status_code == 409 and "另一个人名下" in taken.text and "赵大山" not in taken.text
    (held,) = await Certificate.raw("SELECT id FROM certificate WHERE number = '苏2018001234'")
    address = f"/certificates/{held['id']}/end"
    await police.open(f"/people/{zhao}/certificates")
    fields = police.form(address, kind="cancelled", day="2018-10-31", document="宿公决字1号")
    early = await police.send(address, fields)
    assert early.status_code == 422 and "结束的日子在发证日期之前" in early.text
    await police.open(f"/people/{zhao}/certificates")
    fields = police.form(address, kind="cancelled", day="2018-11-05", document="宿公决字1号")
    assert (await police.send(address, fields)).status_code == 303
    shown = (await police.open(f"/people/{zhao}/certificates")).text
    assert "注销" in shown and "宿公决字1号" in shown


async def test_who_is_barred_is_moved_by_his_unit_which_reads_no_reason(db: str, clock: Clock) -> None:
    station, here = await _browsers(clock)
    police, whom = here["police"], await _who("吴老根")
    his = f"/people/{whom}/certificates"
    await police.open(his)
    fields = police.form(his) | {"act": "revoked", "day": "2017-03-01", "document": "徐公决字9号"}
    assert (await police.send(his, fields)).status_code == 303
    page = (await police.open(f"/stations/{station.id}/certificates?show=unfit")).text
    assert "吴老根" in page and "吊销保安员证未满3年，到2020年3月1日不得担任保安员" in page
    own = (await here["school"].open(f"/units/{await _unit('老街市场')}/guards")).text
    assert "不符合条件，须调岗" in own and "吊销" not in own and "2020" not in own


async def test_an_auxiliary_reads_and_writes_nothing(db: str, clock: Clock) -> None:
    station, here = await _browsers(clock)
    helper, his = here["helper"], f"/people/{await _who('李二柱')}/certificates"
    assert (await helper.open(f"/stations/{station.id}/certificates")).status_code == 200
    shown = (await helper.open(his)).text
    assert "李二柱" in shown and 'action="/people/' not in shown and "settings" not in shown.partition("<main")[2]


async def test_the_register_goes_on_paper_and_into_a_workbook_with_masked_numbers(db: str, clock: Clock) -> None:
    station, here = await _browsers(clock)
    police, base = here["police"], f"/stations/{station.id}/certificates"
    zhao = f"/people/{await _who('赵大山')}/certificates"
    await police.open(zhao)
    await police.submit(zhao, **CARD)
    pdf = (await police.client.get(f"{base}.pdf")).content
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")
    assert "保安员持证台账" in text and "李二柱" in text and "苏2018001234" not in text and "50.0%" in text
    sheet = load_workbook(io.BytesIO((await police.client.get(f"{base}.xlsx")).content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert ["翠园小区", "赵大山", "有证", "苏20****1234", "2018年11月1日", "宿迁市公安局"] in [row[:6] for row in rows]
    assert len(rows) == 6


async def test_the_office_sees_its_stations_and_settles_what_is_wanted(db: str, clock: Clock) -> None:
    station, here = await _browsers(clock)
    office, base = here["office"], f"/stations/{station.id}/certificates"
    assert "3/6" in (await office.open("/certificates")).text
    await office.open(base)
    wanted = {"guarding": "refuse", "warned": "police", "lead": "苏", "least": "10", "most": "10"}
    await office.submit(f"{base}/settings", **wanted)
    assert "设置存好了" in office.page.text
    await office.open(base)
    fields = office.form(f"{base}/settings", **wanted | {"most": "9"})
    assert (await office.send(f"{base}/settings", fields)).status_code == 422


async def test_filing_is_seen_by_the_unit_and_written_by_the_officer(db: str, clock: Clock) -> None:
    station, here = await _browsers(clock)
    police, address = here["police"], f"/units/{await _unit('老街市场')}/filing"
    assert "没有登记" in (await here["school"].open(address)).text
    await police.open(address)
    await police.submit(address, began="2018-10-04", filed_on="", number="", ended="", withdrawn_on="")
    late = (await here["school"].open(address)).text
    assert "已经超期 3 天" in late and "法定" in late and f'action="{address}"' not in late
    every = (await police.open(f"/stations/{station.id}/filings")).text
    assert "超期" in every and "老街市场" in every and "翠园小区" not in every.partition("<main")[2]
    await police.open(address)
    fields = police.form(address, began="2018-10-04", filed_on="2018-10-01", number="9号", ended="", withdrawn_on="")
    assert "备案的日子在开始保安服务之前" in (await police.send(address, fields)).text
    await police.open(address)
    await police.submit(address, began="2018-10-04", filed_on="2018-11-05", number="9号", ended="", withdrawn_on="")
    assert "现在没有要办的" in (await here["school"].open(address)).text
