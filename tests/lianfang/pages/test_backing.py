"""依据与协议: what is recorded there decides at the next request who is called, and says why where nobody is."""

from datetime import timedelta

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.accounts.open_account import open_account
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT, since_long
from tests.lianfang.pages.night import Night, night
from tests.watch import NIGHT, answers
from zones.roster.tables import Agreement

TODAY = "2026-11-21"


async def _ask_again(here: Night, kind: str = "fight") -> dict[int, str]:
    """What stands about everybody who is told of one more request of the unit."""
    _, request = await here.asked(kind)
    return await answers(request)


async def test_an_agreement_signed_on_the_page_makes_the_neighbour_be_told(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, near = here.watch.units[0][1], here.watch.guards[0][1]
        await Agreement.delete().where(Agreement.unit == unit)
        assert near not in await _ask_again(here)
        officer = await here.browser("desk")
        await officer.open(f"/stations/{here.watch.station}/backing")
        assert "没有签协议，不排也不叫" in officer.page.text and "8/9" in officer.page.text
        await officer.open(f"/units/{unit}/backing")
        await officer.submit(f"/units/{unit}/agreement", since=TODAY, until="")
        assert "协议记下了" in officer.page.text and "都能叫" in officer.page.text
        assert near in await _ask_again(here)


async def test_a_unit_pauses_by_itself_and_the_desk_is_told(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        at, near = f"/units/{here.watch.units[0][1]}", here.watch.guards[0][1]
        head = await here.browser("sends")
        await head.open(f"{at}/backing")
        await head.submit(f"{at}/pause", paused="yes")
        assert "暂停了" in head.page.text and "暂停到2026年12月21日" in head.page.text
        told = [(row["kind"], row["receiver"]) for row in await Notice.select(Notice.kind, Notice.receiver)]
        assert told == [("unit_paused", f"desk:{here.watch.station}")]
        assert near not in await _ask_again(here)
        await head.open(f"{at}/backing")
        await head.submit(f"{at}/pause", paused="no")
        assert near in await _ask_again(here)
        assert "/insurance" not in head.page.text and "/agreement" not in head.page.text
        assert (await head.send(f"{at}/agreement", {"csrf": head.form(f"{at}/pause")["csrf"]})).status_code == 404


async def test_a_pause_ends_by_itself(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        at = f"/units/{here.watch.units[0][1]}"
        head = await here.browser("sends")
        await head.open(f"{at}/backing")
        await head.submit(f"{at}/pause", paused="yes")
        clock.set(NIGHT + timedelta(days=30))
        head = await here.browser("sends")
        assert "不排也不叫" in (await head.open(f"{at}/backing")).text
        clock.set(NIGHT + timedelta(days=31))
        head = await here.browser("sends")
        assert "都能叫" in (await head.open(f"{at}/backing")).text


async def test_without_an_order_nobody_is_called_and_the_desk_says_why(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        await open_account(
            OPERATOR, "office", Held("office", here.watch.bureau, ()), Key("night-office", "operator"), RIGHT
        )
        await since_long()
        office, at = await here.browser("office"), f"/stations/{here.watch.station}"
        await office.open(f"{at}/backing")
        await office.submit(f"{at}/orders/end")
        assert "现在没有有效的勤务依据" in office.page.text and "0/9" in office.page.text
        assert here.watch.guards[0][1] not in await _ask_again(here)
        officer = await here.browser("desk")
        assert "今天没有有效的联勤文书" in (await officer.open(f"{at}/desk")).text
        await office.submit(f"{at}/orders", number="洋公〔2026〕9号", since=TODAY, until="2026-11-20")
        assert office.page.status_code == 422 and "结束在开始之前" in office.page.text
        assert 'value="洋公〔2026〕9号"' in office.page.text
        await office.submit(f"{at}/orders", number="洋公〔2026〕9号", issuer="洋河新区分局", since=TODAY, until="")
        assert "9/9" in office.page.text
        assert here.watch.guards[0][1] in await _ask_again(here)


async def test_an_officer_neither_gives_nor_ends_an_order(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        officer = await here.browser("desk")
        assert "/orders" not in (await officer.open(f"/stations/{here.watch.station}/backing")).text


async def test_insurance_of_a_whole_unit_in_one_form_and_of_one(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        at, person = f"/units/{here.watch.units[0][1]}", here.watch.guards[0][1]
        officer = await here.browser("desk")
        await officer.open(f"{at}/backing")
        await officer.submit(f"{at}/insurance", person="", until="2026-11-20")
        assert (
            "没有登记意外保险 1 人：打架闹事不叫去" in officer.page.text and "2026年11月20日已到期" in officer.page.text
        )
        await officer.submit(f"{at}/insurance", person=str(person), until="2027-11-20")
        assert "保到2027年11月20日" in officer.page.text and "都能叫" in officer.page.text
        stranger = str(here.watch.guards[1][1])
        for typed in ({"person": stranger}, {"person": "x"}, {"until": ""}, {"until": "9999-99-99"}):
            fields = officer.form(f"{at}/insurance") | {"person": "", "until": "2028-01-01"} | typed
            assert (await officer.send(f"{at}/insurance", fields)).status_code == 422, typed


async def test_his_own_no_is_not_undone_by_his_unit(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        at, person = f"/units/{here.watch.units[0][1]}", here.watch.guards[0][1]
        near, head = await here.browser("near"), await here.browser("sends")
        await near.open("/settings")
        await near.submit("/settings/declined", declined="yes")
        assert "我可以参加了" in near.page.text
        await head.open(f"{at}/backing")
        assert "本人说不参加处突" in head.page.text
        await head.submit(f"{at}/spared", spared="yes")
        await head.submit(f"{at}/spared", spared="no")
        assert "本人不参加处突：打架闹事不叫去" in head.page.text
        _, request = await here.asked("fight")
        desk = await here.browser("desk")
        assert "本人不参加处突" in (await desk.open(f"/stations/{here.watch.station}/desk")).text
        assert (await answers(request))[person] == "told", "he may still help from his post"
        await near.open("/settings")
        await near.submit("/settings/declined", declined="no")
        await head.open(f"{at}/backing")
        assert "都能叫" in head.page.text
