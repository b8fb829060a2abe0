"""Monday at the bureau's office: look at the week, mend its words, issue it, take the file."""

import hashlib
from io import BytesIO

from pypdf import PdfReader

from bulletins.register.tables import Advice, Bulletin
from tests.lianfang.pages.house import House

WEEK = "/bulletins/1"


async def test_the_office_issues_the_week_and_the_page_shows_the_files_own_digest(served: House) -> None:
    office, reviewer = await served.office(), await served.reviewer()
    assert "10月8日" in (await office.open("/bulletins")).text

    await office.open(WEEK)
    await office.submit(f"{WEEK}/advice/add", text="翠园小区门岗夜里多看一眼")
    assert "翠园小区门岗夜里多看一眼" in office.page.text

    for step, name in (("submitted", "刘文书"), ("reviewed", "陈向东"), ("cleared", "赵保密")):
        browser = reviewer if step == "reviewed" else office
        await browser.open(WEEK)
        answer = await browser.submit(f"{WEEK}/steps/{step}", name=name)
        assert answer.status_code == 303, answer.text
    await office.open(WEEK)
    signed = await office.submit(f"{WEEK}/issue", name="王立新")
    assert signed.status_code == 303, signed.text
    assert "第 1 期" in office.page.text

    file = await office.client.get(f"{WEEK}.pdf")
    assert file.headers["content-type"] == "application/pdf"
    assert file.content.startswith(b"%PDF-")
    assert hashlib.sha256(file.content).hexdigest() in office.page.text
    assert await Bulletin.count() == 1
    sheet = await office.client.get(f"{WEEK}/editions/sign-off.pdf")
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(sheet.content)).pages)
    assert all(name in said for name in ("刘文书", "陈向东", "赵保密", "王立新"))
    passed_on = (await office.open(f"{WEEK}/editions")).text
    assert (
        "第1期" in passed_on and "全文：" in passed_on and "还没有签发" not in passed_on and "西片区 1 家" in passed_on
    )
    walls = PdfReader(BytesIO((await office.client.get(f"{WEEK}/editions/gatehouse-2.pdf")).content)).pages
    heads = [wall.extract_text().split("本单位")[0] for wall in walls]
    assert [name in heads[nth] for nth in (0, 1) for name in ("翠园小区", "柳河中学")] == [1, 0, 0, 1]
    assert (await office.client.get(f"{WEEK}/editions/gatehouse-9.pdf")).status_code == 404
    assert "一、可防性案件" in (await office.open(f"{WEEK}/editions/phone")).text
    words = await office.client.get(f"{WEEK}/editions/word.docx")
    assert words.content.startswith(b"PK") and "wordprocessingml" in words.headers["content-type"]


async def test_a_forbidden_word_is_refused_with_a_sentence_and_nothing_changes(served: House) -> None:
    office = await served.office()
    await office.open(WEEK)
    answer = await office.submit(f"{WEEK}/advice/add", text="抓捕一名可疑人员")
    assert answer.status_code == 422
    assert "不能写进通报" in answer.text
    assert await Advice.count() == 0


async def test_an_own_line_can_be_changed_dropped_and_used_again(served: House) -> None:
    office = await served.office()
    await office.open(WEEK)
    await office.submit(f"{WEEK}/advice/add", text="夜里多看一眼")
    own = (await Advice.raw("SELECT id::text AS id FROM advice"))[0]["id"]
    await office.submit(f"{WEEK}/advice/change", advice=own, text="夜里门岗多看一眼")
    assert "夜里门岗多看一眼" in office.page.text
    await office.submit(f"{WEEK}/advice/drop", advice=own)
    assert "夜里门岗多看一眼" in office.page.text
    await office.submit(f"{WEEK}/advice/use", advice=own)
    assert [row["state"] for row in await Advice.raw("SELECT state FROM advice")] == ["added"]


async def test_a_review_is_refused_with_a_sentence_to_whoever_drafted_by_name_and_by_account(served: House) -> None:
    office = await served.office()
    await office.open(WEEK)
    await office.submit(f"{WEEK}/steps/submitted", name="王立新")
    for browser, name, says in (
        (office, "陈向东", "不能再用它核稿"),
        (await served.reviewer(), "王 立新", "核稿要换一个人"),
    ):
        await browser.open(WEEK)
        answer = await browser.submit(f"{WEEK}/steps/reviewed", name=name)
        assert answer.status_code == 422 and says in answer.text
    assert await Bulletin.count() == 0
