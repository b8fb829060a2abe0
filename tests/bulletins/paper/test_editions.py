"""The same page elsewhere: in large type, and for those who edit it. Nothing is left out, nothing is added."""

import io
import re
from collections.abc import Callable

from docx import Document
from docx.oxml.ns import qn
from msgspec.structs import replace
from pypdf import PdfReader

from bulletins.paper.large.html import large_html
from bulletins.paper.press import print_pdf
from bulletins.paper.tabled import as_table
from bulletins.paper.vocabulary import Bar, ColumnChart, Page, Paragraph, Part, RateChart, RateRow, Signature
from bulletins.paper.word.write import docx_of

HOSTILE = "<b>&{{7*7}}\x1b\x0b"


def sentences(page: Page) -> list[str]:
    told = [page.opening, *page.title, page.masthead, page.annex.title, *page.annex.totals]
    told += [unit[0] for zone in page.annex.zones for unit in zone.units]
    return told + [text for part in page.parts for one in part.paragraphs for text in (one.text, one.run_in)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_large_print_holds_every_word_and_figure_in_type_of_22_points(sample: Page) -> None:
    html = large_html(sample)
    made = print_pdf(html)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages]
    text = squeezed("".join(page.replace(f"— {n} —", "") for n, page in enumerate(pages, 1)))
    assert all(squeezed(sentence) in text for sentence in sentences(sample)) and made.missing == ()
    assert "<svg" not in html.split("核验真伪")[0].rpartition('class="qr"')[0], "no drawing but the code"
    for part in sample.parts:
        for paragraph in part.paragraphs:
            for figure in paragraph.figures:
                assert all(squeezed("".join(row)) in text for row in as_table(figure).rows)
    sizes = {float(size) for size in re.findall(r"(?:td|html)\{font:(\d+)pt", html)}
    assert sizes == {22.0}


def test_a_figure_as_a_table_says_what_was_never_imported() -> None:
    chart = ColumnChart("图1", "起", (Bar("东", None, 3), Bar("西", 2, 0)))
    assert as_table(chart).rows == (("东", "—", "3"), ("西", "2", "0"))
    alone = ColumnChart("图1", "起", (Bar("东", None, 3),))
    assert as_table(alone).columns == ("项目", "本期（起）") and as_table(alone).rows == (("东", "3"),)
    rates = RateChart(
        "图5", ("持证", "待发证", "其他"), ("持证率",), (RateRow("学校", 55.0, 10.0, ("55.0%",)),), sums=1
    )
    assert as_table(rates).columns[-1] == "待发证" and as_table(rates).rows == (("学校", "55.0%", "10.0%"),)


def test_the_docx_has_headings_tables_and_every_word_and_is_the_same_each_time(sample: Page) -> None:
    made = docx_of(sample)
    assert made == docx_of(sample) and b"2026" not in made
    document = Document(io.BytesIO(made))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert all(sentence in text or sentence in cells for sentence in sentences(sample))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [part.heading for part in sample.parts]
    told = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables]
    assert told[0] == "图1　各片区可防性案件" and told[-1] == sample.annex.title and len(told) == 7
    assert document.core_properties.author == sample.issuer
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"


def test_what_became_of_a_leaders_words_stands_first_in_every_edition(sample: Page) -> None:
    page = replace(sample, answered=("上期批示“查清夜间案件”：已办结。", "前期要办的1件到期未办结。"))
    large = print_pdf(large_html(page))
    text = squeezed("".join(one.extract_text() for one in PdfReader(io.BytesIO(large.pdf)).pages))
    word = squeezed("".join(one.text for one in Document(io.BytesIO(docx_of(page))).paragraphs))
    for told in (text, word):
        places = [told.index(squeezed(words)) for words in (page.address, *page.answered, page.opening)]
        assert places == sorted(places)


def test_a_letter_as_docx_is_signed_and_hostile_words_stand_as_they_are(
    sample: Page, make_week: Callable[..., Page]
) -> None:
    page = replace(
        make_week(3, 10),
        form="letter",
        document_no="洋公联〔2018〕12号",
        signature=Signature("洋河新区公安分局", "2018年10月15日"),
        parts=(Part(f"一、{HOSTILE}", (Paragraph(HOSTILE, HOSTILE),)),),
        heads="链首：审计1204号",
    )
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(docx_of(page))).paragraphs)
    assert "洋公联〔2018〕12号" in text and "第12期" not in text and "2018年10月15日印发" in text and "链首" in text
    assert "一、<b>&{{7*7}}" in text
