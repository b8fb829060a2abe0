"""见义勇为申报 by hand: proof, story, the form with whole numbers, a line for each; never for a clue or what was taken back."""

import io

from pypdf import PdfReader

from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.people.leave import leave
from lianfang.vault.actions import clear
from scoring.commendations.tables import BraveApplication
from scoring.points.tables import Award
from tests.lianfang.access.town import Town, town
from tests.lianfang.accounts.people import RIGHT

STORY = "10月9日晚八点，听到呼救，跳进酒都河，把落水的孩子救了上来。"


async def _shown(here: Town) -> tuple[int, int, str]:
    """(deed, whose, his name)."""
    deed = int(here.told["deed"]["o"])
    rows = await Award.raw("SELECT n.id, n.name FROM deed d JOIN person n ON n.id = d.person WHERE d.id = {}", deed)
    return deed, rows[0]["id"], rows[0]["name"]


async def test_the_form_says_the_story_and_whole_numbers_after_a_proof_and_on_record(db: str) -> None:
    async with town() as here:
        deed, person, name = await _shown(here)
        officer, base = await here.browser("officer"), f"/stations/{here.stations['o']}/brave"
        assert name in (await officer.open(base)).text
        await officer.open(f"{base}/{deed}")
        await officer.submit(f"{base}/{deed}", words=STORY)
        assert "存好了" in officer.page.text and STORY in officer.page.text
        numbers = await clear(person)
        assert not any(number in officer.page.text for number in numbers.values()), "numbers stand on paper alone"
        await AuditLine.raw("UPDATE session SET proved_at = NULL")
        unproved = await officer.client.get(f"{base}/{deed}/form.pdf")
        assert unproved.status_code == 303 and unproved.headers["location"].startswith("/prove")
        await officer.open("/prove")
        await officer.submit("/prove", password=RIGHT)
        answer = await officer.client.get(f"{base}/{deed}/form.pdf")
        pages = PdfReader(io.BytesIO(answer.content)).pages
        said = "".join("".join(page.extract_text() for page in pages).split())
        assert 1 <= len(pages) <= 2
        wanted = (name, numbers["id_number"], numbers["phone"], STORY, "派出所意见", "分局意见", "见义勇为工作机构意见")
        assert not [one for one in wanted if one not in said], said
        born = numbers["id_number"][6:10]
        assert f"{born}年" in said and ("男" if int(numbers["id_number"][16]) % 2 else "女") in said
        lines = await AuditLine.raw(
            "SELECT action, reason FROM audit_line WHERE action LIKE 'brave%%' OR action LIKE 'people.reveal%%' ORDER BY id"
        )
        assert [(line["action"], line["reason"]) for line in lines] == [
            ("brave.write", ""),
            ("brave.print", "brave"),
            ("people.reveal.id_number", "brave"),
            ("people.reveal.phone", "brave"),
        ]


async def test_neither_a_clue_nor_what_waits_nor_what_was_taken_back_can_be_applied_for(db: str) -> None:
    async with town() as here:
        deed, _, _ = await _shown(here)
        officer, base = await here.browser("officer"), f"/stations/{here.stations['o']}/brave"
        others = await Award.raw(
            "SELECT id FROM deed WHERE station = {} AND (kind LIKE 'clue%%' OR kind = 'patrol.walked' OR NOT verified)",
            int(here.stations["o"]),
        )
        assert len(others) > 2
        for row in others:
            assert (await officer.client.get(f"{base}/{row['id']}")).status_code == 404
        assert (await officer.client.get(f"{base}/{deed}")).status_code == 200
        async with transaction():
            await Award.raw(
                "INSERT INTO deed (station, kind, person, unit, day, week, minutes, verified, sheet, row, record_kind, record, "
                "corrects, recorded_at) SELECT station, kind, person, unit, day, week, minutes, verified, sheet, row, "
                "record_kind, record, id, recorded_at FROM deed WHERE id = {}",
                deed,
            )
        assert (await officer.client.get(f"{base}/{deed}")).status_code == 404


async def test_the_story_goes_with_who_is_erased_and_nobody_writes_another(db: str) -> None:
    async with town() as here:
        deed, person, _ = await _shown(here)
        officer, base = await here.browser("officer"), f"/stations/{here.stations['o']}/brave"
        await officer.open(f"{base}/{deed}")
        await officer.submit(f"{base}/{deed}", words=STORY)
        assert await BraveApplication.count() == 1
        form = officer.form(f"{base}/{deed}", words=STORY, key="k" * 16)
        async with transaction() as now:
            await leave(OPERATOR, person, now)
        assert await BraveApplication.count() == 0
        assert (await officer.client.get(f"{base}/{deed}")).status_code == 404
        assert (await officer.send(f"{base}/{deed}", form)).status_code == 404
        assert await BraveApplication.count() == 0
