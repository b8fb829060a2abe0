"""Tables of the docx: ruled above and below, the head repeated on every page, a description for who cannot see them."""

from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bulletins.paper.word.words import worded

RULES = {"top": 8, "bottom": 8, "insideH": 2}


def add_table(document: Document, columns: tuple[str, ...], rows: list[tuple[str, ...]], says: str) -> None:
    """One table; `says` is its alternative text. A short row is filled with empty cells."""
    table = document.add_table(rows=1, cols=len(columns))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    describe(table, says)
    fill(table.rows[0], tuple(name.replace("\n", "") for name in columns), head=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells in rows:
        fill(table.add_row(), (*cells, *("",) * (len(columns) - len(cells))))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def fill(row: Any, texts: tuple[str, ...], head: bool = False) -> None:
    for n, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Cell"
        paragraph.add_run(worded(text)).bold = head
        if head or n == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if head else WD_ALIGN_PARAGRAPH.LEFT


def describe(table: Any, says: str) -> None:
    """Rules and alternative text, in the order that the format's schema wants."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side, eighths in RULES.items():
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    later = next(one for one in properties if one.tag in (qn("w:tblLayout"), qn("w:tblLook")))
    later.addprevious(borders)
    for name in ("tblCaption", "tblDescription"):
        told = OxmlElement(f"w:{name}")
        told.set(qn("w:val"), worded(says))
        properties.append(told)
