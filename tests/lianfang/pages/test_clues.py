"""信息报送 on its pages: three presses to send it, one officer opens it, his thanks come back; the unit sees the word and the points."""

import re

from lianfang.access import Held
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.beat.assign import assign
from lianfang.flows.points.score import score
from lianfang.notices.tables import Notice
from tests.lianfang.access.town import Town, town
from tests.lianfang.accounts.people import RIGHT, opened
from tests.lianfang.pages.browser import Browser
from tests.lianfang.photos.pictures import as_file, scene
from zones.ground.scope import Scope
from zones.reports.tables import Clue
from zones.roster.actions import make_officers

WORDS, THANKS = "夜里两点总有面包车来卸电动车", "核实了，正是那伙人，谢谢您"
PHOTO = as_file(scene(), "JPEG")


async def _beat(here: Town) -> None:
    """周明远, who signs in as officer, has the guard's unit."""
    officer = (await Account.raw("SELECT officer FROM login WHERE name = 'officer'"))[0]["officer"]
    await assign(OPERATOR, Scope((int(here.stations["o"]),)), int(here.units["o"]), officer)


async def _colleague(here: Town) -> Browser:
    """韩立群, another officer of the station."""
    station = int(here.stations["o"])
    bureau = (await Account.raw("SELECT bureau FROM station WHERE id = {}", station))[0]["bureau"]
    async with transaction():
        officer = (await make_officers(bureau, ["韩立群"]))["韩立群"]
    await opened("second", held=Held("officer", bureau, (station,)), officer=officer)
    browser = Browser(here.app)  # type: ignore[arg-type]
    assert (await browser.sign_in("second", RIGHT)).status_code == 303
    return browser


async def test_a_guard_tells_his_officer_and_nobody_else_and_is_thanked(db: str) -> None:
    async with town() as here:
        await _beat(here)
        guard, officer, second = await here.browser("guard"), await here.browser("officer"), await _colleague(here)
        page = await guard.open("/clues")
        assert "只给社区民警周明远" in page.text and "data-outbox" not in page.text
        since = (await Notice.raw("SELECT max(id) AS id FROM notice"))[0]["id"]
        sent = await guard.send("/clues", guard.form("/clues", words=WORDS), {"photo": ("x.jpg", PHOTO)})
        assert sent.headers["location"] == "/clues?done=sent"
        clue = (await Clue.raw("SELECT max(id) AS id FROM clue"))[0]["id"]
        told = await Notice.raw("SELECT kind, receiver, facts FROM notice WHERE id > {}", since)
        assert [(one["kind"], one["receiver"][:8], one["facts"]) for one in told] == [("clue_new", "officer:", "{}")]

        base = f"/stations/{here.stations['o']}/clues"
        assert WORDS not in (await officer.open(base)).text and f'href="{base}/{clue}"' in officer.page.text
        page = await officer.open(f"{base}/{clue}")
        assert WORDS in page.text and "看得到的：报的人、周警官" in page.text
        picture = re.findall(rf'src="({base}/{clue}/photos/\d+)"', page.text)
        assert len(picture) == 1 and (await officer.client.get(picture[0])).content[:4] == b"RIFF"
        assert f"{base}/{clue}" not in (await second.open(base)).text
        for path in (f"{base}/{clue}", picture[0]):
            assert (await second.open(path)).status_code == 404

        refused = await officer.submit(f"{base}/{clue}/answer", grade="7", words=THANKS)
        assert refused.status_code == 422 and THANKS in refused.text
        await officer.submit(f"{base}/{clue}/answer", grade="10", words=THANKS)
        assert "答复封好了" in officer.page.text
        assert "信息报送有答复了" in (await guard.open("/today")).text and THANKS not in guard.page.text
        assert THANKS in (await guard.open(f"/clues/{clue}")).text and "破案、抓人用上了" in guard.page.text
        await score(int(here.stations["o"]))
        assert "信息报送" in (await guard.open("/points")).text and "+10" in guard.page.text
        unit = await here.browser("unit")
        for path in (f"/units/{here.units['o']}/lines", f"/units/{here.units['o']}/guards"):
            assert WORDS not in (await unit.open(path)).text and THANKS not in unit.page.text


async def test_the_seal_is_lifted_for_a_colleague_by_name_and_the_guard_sees_it(db: str) -> None:
    async with town() as here:
        second, officer, guard = await _colleague(here), await here.browser("officer"), await here.browser("guard")
        clue, base = here.told["clue"]["o"], f"/stations/{here.stations['o']}/clues"
        assert (await second.open(f"{base}/{clue}")).status_code == 404
        await officer.open(f"{base}/{clue}")
        colleague = re.findall(r'name="colleague" value="(\d+)"', officer.page.text)
        assert len(colleague) == 1
        await officer.submit(f"{base}/{clue}/lifting", colleague=colleague[0], reason="together")
        assert "开给这位民警了" in officer.page.text and 'name="colleague"' not in officer.page.text
        assert (await second.open(f"{base}/{clue}")).status_code == 200
        assert "您、周警官、韩警官" in (await guard.open(f"/clues/{clue}")).text


async def test_what_was_typed_stands_again_where_it_is_refused_and_no_photo_is_none(db: str) -> None:
    async with town() as here:
        guard = await here.browser("guard")
        await guard.open("/clues")
        for field, file in (({"words": WORDS, "officer": ""}, PHOTO), ({"words": WORDS}, b"%PDF-1.4")):
            answer = await guard.send("/clues", guard.form("/clues", **field), {"photo": ("x.jpg", file)})
            assert answer.status_code in (415, 422) and WORDS in answer.text
