"""What the office, the auditor and the desk see when the platform itself is not well."""

from lianfang import jobs
from lianfang.notices.tables import Sending
from lianfang.ops.vocabulary import INVARIANTS
from tests.lianfang.access.town import town

WRONG = {one.code: one.wrong for one in INVARIANTS}


async def test_the_desk_has_a_red_bar_and_the_office_sends_again_what_the_auditor_only_sees(db: str) -> None:
    async with town() as here:
        auxiliary, office, auditor = [await here.browser(role) for role in ("auxiliary", "office", "auditor")]
        desk = f"/stations/{here.stations['o']}/desk"
        assert WRONG["letter_dead"] not in (await auxiliary.open(desk)).text
        await jobs.check()
        assert WRONG["letter_dead"] in (await auxiliary.open(desk)).text
        seen = (await auditor.open("/ops/invariants")).text
        assert WRONG["letter_dead"] in seen and "对方五秒没有应，试了 10 次" in seen and "再送一次</" not in seen
        await office.open("/ops/invariants")
        letter = f"/ops/letters/{here.letters['o']}"
        assert f"/ops/letters/{here.letters['x']}" not in office.page.text, "another bureau's"
        await office.submit(letter, way="again")
        rows = await Sending.raw("SELECT state, tries FROM sending WHERE id = {}", int(here.letters["o"]))
        assert rows == [{"state": "waiting", "tries": 0}]
        answer = await office.send(letter, {"csrf": office.form("/logout")["csrf"], "key": "k" * 16, "way": "again"})
        assert answer.status_code == 409 and "已经有人再送了" in answer.text
