"""A page as docx: the same words in the same order. Runs in the cage; the same page gives the same bytes."""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Open
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bulletins.paper.foot import words_of
from bulletins.paper.tabled import as_table
from bulletins.paper.vocabulary import Page, Paragraph
from bulletins.paper.word.styles import KAI, dress, set_face
from bulletins.paper.word.tables import add_table
from bulletins.paper.word.words import worded

EPOCH = datetime(2000, 1, 1)  # the format wants a date in the file; the bulletin's own stands on the page


def docx_of(page: Page) -> bytes:
    """The whole document."""
    document = Document()
    dress(document)
    name(document, page)
    head(document, page)
    body(document, page)
    if page.annex.zones:
        annex(document, page)
    foot(document, page)
    numbered(document.sections[0].footer.paragraphs[0])
    return packed(document)


def name(document: Open, page: Page) -> None:
    core = document.core_properties
    core.title, core.author, core.language = worded("".join(page.title)), worded(page.issuer), "zh-CN"
    core.subject, core.comments = worded(f"{page.masthead}　{page.issue_no}"), worded(page.mark)
    core.created = core.modified = EPOCH
    core.last_modified_by, core.revision = worded(page.issuer), 1


def head(document: Open, page: Page) -> None:
    for text in (page.mark, page.keep):
        say(document, text, "Normal")
    say(document, page.masthead, "Masthead")
    cumulative = f"（{page.cumulative}）" if page.cumulative else ""
    letter = page.form == "letter"
    say(document, page.document_no if letter and page.document_no else page.issue_no + cumulative, "Head")
    if not letter:
        say(document, f"{page.issuer}　　{page.date}", "Head")
    say(document, "", "Normal", keep=True)
    for line in page.title:
        say(document, line, "Title")
    say(document, "", "Normal", keep=True)


def body(document: Open, page: Page) -> None:
    say(document, page.address, "Normal")
    for text in page.answered:
        say(document, text, "Body Text")
    say(document, page.opening, "Body Text")
    for part in page.parts:
        say(document, part.heading, "Heading 1")
        for paragraph in part.paragraphs:
            tell(document, paragraph)
    if page.annex.zones:
        say(document, "", "Normal", keep=True)
        say(document, f"附件：{page.annex.title}", "Body Text")
    if page.signature:
        say(document, "", "Normal", keep=True)
        for text in (page.signature.issuer, page.signature.date):
            say(document, text, "Signature")


def tell(document: Open, paragraph: Paragraph) -> None:
    """The run-in heading stays in its paragraph, in 楷体, as on paper."""
    if paragraph.text or paragraph.run_in:
        told = document.add_paragraph(style="Body Text")
        if paragraph.run_in:
            set_face(told.add_run(worded(paragraph.run_in)), KAI)
        told.add_run(worded(paragraph.text))
    for figure in paragraph.figures:
        table = as_table(figure)
        say(document, table.caption, "Caption")
        add_table(document, table.columns, list(table.rows), table.caption)


def annex(document: Open, page: Page) -> None:
    document.add_paragraph(style="Normal").add_run().add_break(WD_BREAK.PAGE)
    say(document, "附件", "Normal")
    say(document, page.annex.title, "Title")
    rows = [cells for zone in page.annex.zones for cells in (zone.sums, *zone.units)]
    add_table(document, page.annex.columns, rows + ([page.annex.totals] if page.annex.totals else []), page.annex.title)
    for number, note in enumerate(page.annex.notes, 1):
        say(document, f"{'注：' if number == 1 else '　　'}{number}.　{note}", "Note")


def foot(document: Open, page: Page) -> None:
    say(document, "", "Normal", keep=True)
    for label, text in words_of(page):
        say(document, f"{label}：{text}", "Foot")
    if page.form == "letter":
        say(document, f"{page.issuer}　{page.date}印发", "Foot")
    say(document, f"共印{page.foot.copies}份", "Foot")
    if page.foot.verify:
        say(document, f"核验真伪：{page.foot.verify}", "Note")
    say(document, page.heads, "Note")


def say(document: Open, text: str, style: str, keep: bool = False) -> None:
    """A paragraph; an empty text none, unless the empty line is meant."""
    if text or keep:
        document.add_paragraph(worded(text), style=style)


def numbered(paragraph: Any) -> None:
    """— 1 —, counted by whoever opens the file."""
    paragraph.style, paragraph.alignment = "Foot", 1
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def packed(document: Open) -> bytes:
    """The file with every part at one moment, so that nothing of when it was made is in it."""
    written, clean = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            kept.writestr(zipfile.ZipInfo(part.filename, EPOCH.timetuple()[:6]), parts.read(part), zipfile.ZIP_DEFLATED)
    return clean.getvalue()
