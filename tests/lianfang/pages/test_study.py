"""学习资料 by hand: the office makes an edition, an officer prints it, the unit's head ticks who got one, and takes a mistake back."""

import io

from pypdf import PdfReader

from scoring.exams.study.tables import StudyEdition, StudyHandout
from tests.lianfang.access.banked import FIRE
from tests.lianfang.access.town import BESIDE, Town, town
from tests.lianfang.audit.trainings import beside


def words(content: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


async def _newest(here: Town) -> str:
    rows = await StudyEdition.raw("SELECT max(id) AS id FROM study_edition WHERE bureau = (SELECT min(id) FROM bureau)")
    return str(rows[0]["id"])


async def test_the_office_makes_an_edition_and_an_officer_prints_it(db: str) -> None:
    async with town() as here:
        office, officer = await here.browser("office"), await here.browser("officer")
        await office.open("/study")
        await office.submit("/study", kind="booklet")
        assert "出好了" in office.page.text and "学习资料第2版" in office.page.text
        again = await office.submit("/study", kind="booklet")
        assert again.status_code == 409 and "和学习资料第2版一样" in again.text
        await officer.open("/study")
        assert "学习资料第2版" in officer.page.text and "出新版" not in officer.page.text
        paper = f"/study/editions/{await _newest(here)}/book.pdf"
        small, large = await officer.client.get(paper), await officer.client.get(f"{paper}?size=A4")
        for made in (small, large):
            assert made.headers["content-type"] == "application/pdf"
            assert FIRE.asks in words(made.content) and FIRE.because in words(made.content)
        assert small.content == (await officer.client.get(paper)).content != large.content


async def test_a_handbook_is_printed_of_the_rules_in_force(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        await office.open("/study")
        await office.submit("/study", kind="handbook")
        said = words((await office.client.get(f"/study/editions/{await _newest(here)}/book.pdf")).content)
        for text in ("第三十条", "只看、劝、报", "119", "岗位点名", "每周最多", "小卡"):
            assert text in said, text


async def test_the_units_head_ticks_who_got_one_and_takes_a_mistake_back(db: str) -> None:
    async with town() as here:
        unit, person, path = await here.browser("unit"), await beside(), f"/units/{here.units['o']}/study"
        await unit.open(path)
        form = {name: text for name, text in unit.form(path).items() if not name.startswith("guard-")}
        nobody = await unit.send(path, form)
        assert nobody.status_code == 422 and "没有勾人" in nobody.text
        await unit.open(path)
        form = {name: text for name, text in unit.form(path).items() if not name.startswith("guard-")}
        told = await unit.send(path, form | {f"guard-{person}": "yes"})
        assert told.headers["location"].endswith("done=handed&n=1")
        await unit.open(told.headers["location"])
        assert "今天发给 1 人" in unit.page.text and "领到的 1 人" in unit.page.text
        sheet = words((await unit.client.get(f"{path}/sheet.pdf")).content)
        assert BESIDE["o"] in sheet and "已登记" in sheet and "工作手册还没有出" in sheet
        await unit.submit(f"{path}/mistake")
        assert "撤下了" in unit.page.text and "领到的" not in unit.page.text
        assert await StudyHandout.count() == 1
