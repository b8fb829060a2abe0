"""做了一件事 by hand: the guard tells, his unit says a word, an officer decides. Who reads what, who is told, what is refused."""

import io
import re

from PIL import Image

from lianfang.audit.actions import OPERATOR
from lianfang.flows.points.score import score
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.notices.tables import Notice
from lianfang.photos.tables import Photo
from lianfang.web.looks.records import A_PAGE
from scoring.points.tables import Award
from tests.lianfang.access.town import Town, town
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.pictures import as_file, scene
from tests.watch import key
from zones.ground.scope import Scope
from zones.reports.tables import DutyRecord
from zones.roster.tables import Person

PHOTO = as_file(scene(), "JPEG")
WORDS, SAID = "<script>x</script>两家吵架，劝开了", "那天他休息"


async def _person(name: str = "赵大山") -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _send(browser: Browser, photo: bytes = b"", **typed: str) -> int:
    await browser.open("/records")
    files = {"photo": ("x.jpg", photo)} if photo else None
    answer = await browser.send("/records", browser.form("/records", **typed), files)
    browser.page = await browser.client.get(answer.headers["location"]) if answer.has_redirect_location else answer
    return answer.status_code


async def _told(since: int) -> list[tuple[str, str]]:
    rows = await Notice.raw("SELECT kind, receiver FROM notice WHERE id > {} ORDER BY id", since)
    return [(row["kind"], row["receiver"]) for row in rows]


async def _last(table: type[Notice] | type[DutyRecord]) -> int:
    rows = await table.raw(f"SELECT coalesce(max(id), 0) AS id FROM {table._meta.tablename}")
    return int(rows[0]["id"])


async def _sent(here: Town) -> tuple[Browser, int, str, str]:
    """(the guard, his record with a photo, where the unit says its word, where the station decides)."""
    guard = await here.browser("guard")
    assert await _send(guard, PHOTO, duty="mediation", words=WORDS) == 303
    record = await _last(DutyRecord)
    unit, station = f"/units/{here.units['o']}/records", f"/stations/{here.stations['o']}/records"
    return guard, record, unit, station


async def test_the_unit_says_its_word_the_officer_decides_and_each_reads_the_other(db: str) -> None:
    async with town() as here:
        since = await _last(Notice)
        guard, record, at_unit, at_station = await _sent(here)
        assert "等单位核对" in guard.page.text and "最迟" in guard.page.text and "<script>x" not in guard.page.text
        unit, police = await here.browser("unit"), await here.browser("officer")
        page = (await police.open(at_station)).text
        assert "单位在核对" in page and f'action="{at_station}/{record}"' not in page
        waits = "等您说一句"
        assert waits in (await unit.open(f"/units/{here.units['o']}/tonight")).text
        page = (await unit.open(at_unit)).text
        shot = re.search(rf"/records/{record}/photos/\d+", page)
        assert "吵架" in page and shot and (await unit.client.get(shot[0])).status_code == 200
        answer = await unit.submit(f"{at_unit}/{record}", verdict="untrue", said="")
        assert answer.status_code == 422 and "还没有写话" in unit.page.text
        await unit.submit(f"{at_unit}/{record}", verdict="untrue", said=SAID)
        left = await DutyRecord.count().where(DutyRecord.state == "asked", DutyRecord.unit == int(here.units["o"]))
        assert (waits in (await unit.open(f"/units/{here.units['o']}/tonight")).text) == (left > 0)
        await unit.open(f"{at_unit}?done=said")
        assert "交给民警定" in unit.page.text and f'action="{at_unit}/{record}"' not in unit.page.text
        assert f"单位说不是这样：{SAID}" in (await guard.open("/records")).text and "等民警确认" in guard.page.text
        assert f"单位说不是这样：{SAID}" in (await police.open(at_station)).text
        await police.submit(f"{at_station}/{record}", verdict="confirm")
        assert "已确认" in (await guard.open("/records")).text
        assert "已确认" not in (await unit.open(at_unit)).text, "what becomes of it is not the unit's"
        him, beat = f"person:{await _person()}", f"desk:{here.stations['o']}"
        assert await _told(since) == [
            ("record_asked", f"unit:{here.units['o']}"),
            ("record_heard", him),
            ("record_new", beat),
            ("record_confirmed", him),
        ]


async def test_an_auxiliary_reads_and_an_officer_sends_back_with_a_reason_or_takes_back(db: str) -> None:
    async with town() as here:
        guard, record, at_unit, at_station = await _sent(here)
        unit = await here.browser("unit")
        await unit.open(at_unit)
        await unit.submit(f"{at_unit}/{record}", verdict="confirm")
        assert f"{at_station}/{record}" not in (await (await here.browser("auxiliary")).open(at_station)).text
        police = await here.browser("officer")
        await police.open(at_station)
        await police.submit(f"{at_station}/{record}", verdict="return")
        assert "还没有写话" in police.page.text
        await police.submit(f"{at_station}/{record}", verdict="confirm")
        await police.open(at_station)
        await police.submit(f"{at_station}/{record}", verdict="withdraw", why="记错人了")
        assert "撤销了：记错人了" in (await guard.open("/records")).text
        assert "记错人了" not in (await unit.open(at_unit)).text


async def test_what_was_commended_elsewhere_is_ticked_and_the_guard_reads_why_it_gives_nothing(db: str) -> None:
    async with town() as here:
        guard, record, at_unit, at_station = await _sent(here)
        unit, police = await here.browser("unit"), await here.browser("officer")
        await unit.open(at_unit)
        await unit.submit(f"{at_unit}/{record}", verdict="confirm")
        await police.open(at_station)
        await police.submit(f"{at_station}/{record}", verdict="confirm", commended="yes")
        assert "别处已经表扬奖励过" in (await guard.open("/records")).text
        await score(int(here.stations["o"]))
        award = await Award.raw("SELECT max(id) AS id FROM award WHERE person = {} AND points = 0", await _person())
        page = (await guard.open(f"/points/{award[0]['id']}")).text
        assert "劝解纠纷一起，别处已经表扬奖励过，不重复记分。" in page and "这 0 分怎么来的" in page


async def test_a_guard_who_leads_his_unit_is_shown_no_form_for_his_own(db: str) -> None:
    async with town() as here:
        _, record, at_unit, _ = await _sent(here)
        await Person.raw("UPDATE login SET person = NULL WHERE name = 'guard'")
        await Person.raw("UPDATE login SET person = {} WHERE name = 'unit'", await _person())
        unit = await here.browser("unit")
        assert f'action="{at_unit}/{record}"' not in (await unit.open(at_unit)).text
        answer = await unit.client.post(f"{at_unit}/{record}", data={"verdict": "confirm"})
        assert answer.status_code == 403


async def test_the_queue_has_forty_at_a_time_the_oldest_first(db: str) -> None:
    async with town() as here:
        of = Scope((int(here.stations["o"]),), person=await _person("孙长林"))
        rows = await DutyRecord.raw("SELECT at FROM duty_record LIMIT 1")
        many = await DutyRecord.count().where(DutyRecord.state == "sent", DutyRecord.station == int(here.stations["o"]))
        for nth in range(A_PAGE + 2 - many):
            await tell_record(OPERATOR, of, 5, Told("rescue", rows[0]["at"], f"第{nth}件"), b"", key())
        police, at = await here.browser("officer"), f"/stations/{here.stations['o']}/records"
        forms = re.compile(rf'action="{at}/(\d+)"')
        first = (await police.open(at)).text
        assert len(set(forms.findall(first))) == A_PAGE and f"等确认的 {A_PAGE + 2} 张" in first
        second = (await police.open(f"{at}?after=1")).text
        assert len(set(forms.findall(second))) == 2 and "上一页" in second
        assert max(map(int, forms.findall(first))) < min(map(int, forms.findall(second)))
        assert (await police.open(f"{at}?after=x")).status_code == 200


async def test_a_photo_of_more_than_forty_megapixels_gets_a_plain_sentence_and_nothing_is_written(db: str) -> None:
    async with town() as here:
        before, photos = await _last(DutyRecord), await Photo.count()
        large = io.BytesIO()
        Image.new("1", (8000, 5001)).save(large, "PNG")
        guard = await here.browser("guard")
        assert await _send(guard, large.getvalue(), duty="rescue", words="扶起老人") == 413
        assert "这张照片尺寸太大" in guard.page.text and "扶起老人" in guard.page.text
        assert (await _last(DutyRecord), await Photo.count()) == (before, photos)
