"""A post at the end of a night: nobody may leave it, nobody comes, he is named; then he comes, and both sign."""

from datetime import timedelta

from lianfang.access import Held
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.open_account import open_account
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.lianfang.accounts.people import RIGHT, since_long
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.night import Night, night
from tests.watch import NIGHT, guard
from zones.duty.actions import plan
from zones.duty.reads import on_duty
from zones.ground.scope import Scope

END = NIGHT + timedelta(hours=8)


async def _relief(here: Night) -> int:
    """Somebody who is planned at the gate of `near` from the end of the night on."""
    unit, post = here.watch.units[0][1], here.watch.posts[0][1]
    async with transaction():
        person = await guard(here.watch, "钱二", NIGHT, unit)
        await plan(post, person, END, END + timedelta(hours=8))
    await open_account(
        OPERATOR, "relief", Held("guard", here.watch.bureau, ()), Key("night-relief", "operator"), RIGHT, person
    )
    await since_long()
    return person


async def _there(here: Night) -> list[str]:
    async with transaction() as now:
        rows = await on_duty(Scope((here.watch.station,), unit=here.watch.units[0][1]), now)
    return [row.name for row in rows if row.signed_on]


async def _told() -> list[str]:
    return sorted(row["receiver"] for row in await Notice.raw("SELECT receiver FROM notice"))


async def _says(browser: Browser, path: str, *words: str) -> None:
    text = (await browser.open(path)).text
    for one in words:
        assert one in text, one


async def test_the_absent_one_is_named_then_comes_and_both_sign(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT, leave="held") as here:
        relief = await _relief(here)
        near = await here.browser("near")
        clock.set(END - timedelta(minutes=30))
        await near.open("/today")
        assert "等人接班" not in near.page.text
        refused = await near.send("/duty/off", near.form("/duty/off"))
        assert refused.status_code == 422 and "钱二 还没到" in refused.text
        clock.set(END)
        await _says(near, "/today", "等人接班")
        form = near.form("/duty/no-relief")
        for key in ("no-relief-one", "no-relief-two"):
            assert (await near.send("/duty/no-relief", form | {"key": key})).status_code == 303
        assert await _told() == [f"desk:{here.watch.station}", f"unit:{here.watch.units[0][1]}"]
        await _says(near, "/today", "单位和值班台都知道了")
        await _says(await here.browser("desk"), f"/stations/{here.watch.station}/duty", "钱二没来接班")
        await _says(
            await here.browser("sends"),
            f"/units/{here.watch.units[0][1]}/duty-posts",
            "钱二没来接班",
            "第1片区单位2门岗",
        )
        clock.set(END + timedelta(minutes=20))
        comes = await here.browser("relief")
        await comes.open("/today")
        await comes.submit("/duty/on", hours="8")
        assert "和第1片区单位2门岗一起看" in comes.page.text
        assert await _there(here) == ["第1片区单位2门岗", "钱二"]
        await comes.open("/duty/hand-over")
        lacks = await comes.send("/duty/hand-over", comes.form("/duty/hand-over") | {"radio": "", "words": ""})
        assert lacks.status_code == 422 and "写一句再签" in lacks.text
        await comes.submit("/duty/hand-over", radio="", words="对讲没电")
        assert "等第1片区单位2门岗签" in comes.page.text
        await near.open("/today")
        await near.submit("/duty/hand-over")
        assert await _there(here) == ["钱二"]
        assert "交接" not in near.page.text
        assert relief and len(await _told()) == 2, "nobody else is told"
