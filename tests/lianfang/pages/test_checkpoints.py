"""Checkpoints on pages: made and printed by an officer, scanned by a guard, and what is in doubt decided."""

from lianfang.codes.printed import printed
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.night import Night, night
from tests.watch import NIGHT
from zones.patrol.tables import CheckIn, CheckInPlace, Checkpoint

NAME = "东门<b>石狮</b>"
WHERE = {"longitude": "118.4003", "latitude": "33.7701", "accuracy": "20"}


async def _made(here: Night) -> tuple[Browser, str, int]:
    """(the officer at the page of checkpoints, its address, the checkpoint)."""
    officer, at = await here.browser("desk"), f"/stations/{here.watch.station}/checkpoints"
    assert "还没有点位" in (await officer.open(at)).text
    said = {
        "name": NAME,
        "longitude": "118.40",
        "latitude": "33.77",
        "zone": str(here.watch.zones[0]),
        "after": "",
        "grace": "5",
    }
    await officer.submit(at, **said)
    assert "点位设好了" in officer.page.text and NAME not in officer.page.text and "石狮" in officer.page.text
    return officer, at, int((await Checkpoint.select(Checkpoint.id).first())["id"])


async def test_scanned_pressed_and_told_with_one_press(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        _, _, point = await _made(here)
        guard = await here.browser("home")
        shown = await guard.open(f"/q/{printed(point, 1)}")
        assert "我到了" in shown.text and "没有在巡逻" in shown.text and "data-outbox" in shown.text
        await guard.submit("/patrol/check-in", **WHERE)
        assert "02:00，东门" in guard.page.text and "登记好了。" in guard.page.text
        other = await here.browser("near")
        assert (await other.open(str(guard.page.url.path))).status_code == 404, "it is his own"
        assert "扫全" in (await guard.open(f"/q/{printed(point, 1)}x")).text
        assert (await CheckIn.count(), await CheckInPlace.count()) == (1, 1)


async def test_the_same_phone_is_known_whoever_signs_in_on_it(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        _, _, point = await _made(here)
        phone = await here.browser("home")
        for name in ("home", "near"):
            assert (await phone.sign_in(name, RIGHT)).status_code == 303
            await phone.open(f"/q/{printed(point, 1)}")
            await phone.submit("/patrol/check-in")
        assert "一部手机登记了两个人" in phone.page.text and "也不扣分" in phone.page.text


async def test_who_is_not_signed_in_comes_back_to_what_his_phone_showed(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        asked = await Browser(here.app).client.get("/q/7.1.abcdefghijkl?u=04DE5F1EACC040&n=00003D&m=94EED9EE65337086")
        assert (
            asked.headers["location"]
            == "/login?next=/q/7.1.abcdefghijkl%3Fu%3D04DE5F1EACC040%26n%3D00003D%26m%3D94EED9EE65337086"
        )


async def test_a_lost_plate_is_looked_at_by_an_officer_and_no_place_is_shown(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        officer, at, point = await _made(here)
        await officer.submit(f"{at}/{point}", do="plate")
        assert "换了一版" in officer.page.text and "第 2 版" in officer.page.text
        await officer.submit(f"{at}/{point}", do="tag", uid="04:DE:5F:1E:AC:C0:40")
        assert "04DE5F1EACC040" in officer.page.text
        await officer.submit(f"{at}/{point}", do="tag", uid="04DE")
        assert "标签号没有看懂" in officer.page.text
        guard = await here.browser("home")
        await guard.open(f"/q/{printed(point, 1)}")
        await guard.submit("/patrol/check-in", **WHERE)
        assert "民警再看一眼（这块牌换过了）" in guard.page.text

        queue = f"/stations/{here.watch.station}/check-ins"
        said = (await officer.open(queue)).text
        assert "这块牌换过了" in said and "离点位 " in said and "118.4003" not in said and "33.7701" not in said
        number = (await CheckIn.select(CheckIn.id).first())["id"]
        await officer.submit(f"{queue}/{number}", verdict="refused")
        assert "不算，记下了。不扣分。" in officer.page.text and "没有要看的" in officer.page.text
        assert "民警看过，没有算。不扣分" in (await guard.open(str(guard.page.url.path))).text
        unit = await here.browser("asks")
        assert (await unit.open(queue)).status_code == 404


async def test_what_is_no_checkpoint_is_said_and_what_was_typed_stays(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        officer, at = await here.browser("desk"), f"/stations/{here.watch.station}/checkpoints"
        await officer.open(at)
        for wrong in (
            {"longitude": "200"},
            {"longitude": "118.4"},
            {"after": "25:00"},
            {"grace": "-5"},
            {"zone": "999"},
        ):
            fields = officer.form(at, name="石桥", zone=str(here.watch.zones[0])) | wrong
            answer = await officer.send(at, fields)
            assert answer.status_code == 422 and 'value="石桥"' in answer.text and "点位没有记下" in answer.text, wrong
        assert await Checkpoint.count() == 0
