"""Joint patrols through their pages: from a unit's 今晚可派 to the week's figures, by whoever presses what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from litestar import Litestar
from msgspec import Struct

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.open_account import open_account
from tests.conftest import Clock
from tests.evening import BEGINS, NOON, Evening, evening
from tests.lianfang.accounts.people import RIGHT, since_long
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.pictures import as_file, scene
from tests.lianfang.the_app import the_app
from zones.ground.weeks import shanghai_day, week_of
from zones.patrol.reads.rounds import rounds, walkers
from zones.patrol.tables import Outing, Seat


class Out(Struct):
    """`leader` and `other` walk, `head` answers for the first unit, `desk` is an officer."""

    here: Evening
    app: Litestar

    async def browser(self, who: str, path: str = "") -> Browser:
        browser = Browser(self.app)
        assert (await browser.sign_in(who, RIGHT)).status_code == 303
        if path:
            await browser.open(path)
        return browser


@asynccontextmanager
async def out(named: bool = True) -> AsyncIterator[Out]:
    here = await evening(named=named)
    watch = here.watch
    held = {
        "leader": (Held("guard", watch.bureau, ()), here.persons[0]),
        "other": (Held("guard", watch.bureau, ()), here.persons[1]),
        "idle": (Held("guard", watch.bureau, ()), watch.guards[1][0]),
        "head": (Held("unit", watch.bureau, (watch.station,), unit=here.units[0]), None),
        "desk": (Held("officer", watch.bureau, (watch.station,)), None),
    }
    for name, (role, person) in held.items():
        await open_account(OPERATOR, name, role, Key(f"evening-{name}", "operator"), RIGHT, person)
    await since_long()
    yield Out(here, the_app())


async def test_a_unit_says_how_many_who_and_whether_they_may_look_in(db: str, clock: Clock) -> None:
    clock.set(NOON)
    async with out(named=False) as made:
        at = f"/units/{made.here.units[0]}/tonight"
        head = await made.browser("head", at)
        await head.submit(f"{at}/offer", number="1")
        assert "已报 1 人" in (await head.open(at)).text and 'value="1" aria-pressed="true"' in head.page.text
        await head.submit(f"{at}/names", person=str(made.here.persons[0]))
        assert "已派" in head.page.text and "下班自愿，本周第 1 次" in head.page.text
        await head.submit(f"{at}/consent", agrees="yes")
        assert "今晚可以进来看：门岗放行" in head.page.text
        stranger = head.form(f"{at}/names") | {"person": str(made.here.persons[1]), "named": "yes"}
        assert (await head.send(f"{at}/names", stranger)).status_code == 422
        await head.open(at)
        await head.submit(f"{at}/offer", number="0")
        assert "为什么派不出" in head.page.text and "今晚不要您单位派人" in head.page.text
        clock.set(NOON + timedelta(hours=7))
        head = await made.browser("head", at)
        assert "过了 18:00，改不了了" in head.page.text and f"{at}/offer" not in head.page.text


async def test_a_round_from_the_names_to_the_weeks_figures(db: str, clock: Clock) -> None:
    clock.set(NOON)
    async with out() as made:
        here, week = made.here, week_of(shanghai_day(NOON))
        leader = await made.browser("leader", "/today")
        assert "19:30 第1片区西一组" in leader.page.text
        assert "今晚休息" in (await (await made.browser("idle")).open("/patrol")).text
        clock.set(BEGINS)
        leader, at = await made.browser("leader", "/patrol"), f"/patrol/{here.outing}"
        ticked = leader.form(f"{at}/muster")
        third = (await Seat.select(Seat.id).where(Seat.person == here.persons[2]).first())["id"]
        del ticked[f"came-{third}"]
        files = {"photo": ("a.jpg", as_file(scene(), "JPEG"))}
        answer = await leader.send(f"{at}/muster", ticked | {f"why-{third}": "ill"}, files)
        assert answer.status_code == 303, answer.text
        other = await made.browser("other", "/patrol")
        assert "领队走不开，我来收队" in other.page.text and "病了" in other.page.text
        clock.set(BEGINS + timedelta(minutes=50))
        leader = await made.browser("leader", "/patrol")
        said = leader.form(f"{at}/close") | {"flag_to": str(here.units[1]), "topic": "fraud", "flag": ""}
        await leader.send(f"{at}/close", said, files)
        assert "收队，来了 2 人。旗交给第1片区单位2" in (await leader.open("/patrol")).text
        async with transaction():
            (one,) = await rounds(here.scope, week)
            assert (one.minutes, one.flag, one.outreach) == (50, True, 1), "the flag flew: its photo says so"
            assert len(await walkers(here.scope, week)) == 2
        desk = await made.browser("desk", f"/stations/{here.watch.station}/patrols")
        for word in ("联巡2026-0001", "巡完了", "集合合影", "旗帜", "交给第1片区单位2", "1 场，防诈骗", "病了"):
            assert word in desk.page.text, word


async def test_an_officer_orders_stops_closes_and_takes_back(db: str, clock: Clock) -> None:
    clock.set(NOON)
    async with out() as made:
        here, at = made.here, f"/stations/{made.here.watch.station}/patrols"
        desk = await made.browser("desk", at)
        plan = {"group": "西二组", "officer": str(here.officer), "lead": str(here.units[0])}
        seats = {f"seats-{unit}": "1" for unit in here.units}
        await desk.submit(at, **plan, **seats | {f"seats-{here.units[2]}": "0"})
        assert (
            desk.page.status_code == 422 and "一趟 3 到 8 人" in desk.page.text and 'value="西二组"' in desk.page.text
        )
        await desk.submit(at, **plan, **seats)
        assert "联巡2026-0002" in desk.page.text
        second = (await Outing.select(Outing.id).order_by(Outing.id, ascending=False).first())["id"]
        await desk.submit(f"{at}/{second}/stop", why="warning")
        assert "橙色以上预警" in desk.page.text
        clock.set(BEGINS + timedelta(days=1))
        desk = await made.browser("desk", at)
        assert "要补登" in desk.page.text
        await desk.submit(f"{at}/{here.outing}/closure", minutes="45", flag_to="", topic="")
        assert "补登好了" in desk.page.text
        await desk.open(f"{at}?day={shanghai_day(BEGINS)}")
        await desk.submit(f"{at}/{here.outing}/withdrawal", why="twice")
        assert "登记撤下了" in desk.page.text or "记重了" in (await desk.open(f"{at}?day={shanghai_day(BEGINS)}")).text
        async with transaction():
            assert await rounds(here.scope, week_of(shanghai_day(NOON))) == []


async def test_the_order_is_a_sheet_for_whoever_walks_in_it(db: str, clock: Clock) -> None:
    clock.set(NOON)
    async with out() as made:
        sheet = f"/patrols/{made.here.outing}/order.pdf"
        head = await made.browser("head", sheet)
        assert head.page.status_code == 200 and head.page.content.startswith(b"%PDF")
        await Seat.delete().where(Seat.unit == made.here.units[0])
        assert (await head.open(sheet)).status_code == 404
