"""The looks of the docx: the faces and measures of GB/T 9704 by name, since the reader's own machine has the fonts."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from msgspec import Struct

FANG, HEI, KAI, TITLE, DIGITS = "仿宋", "黑体", "楷体", "方正小标宋简体", "Times New Roman"
LINE_PT = 28.95
STAYS = {"Caption", "Heading 1", "Heading 2"}


class Look(Struct, frozen=True):
    """A named style: its face, size and alignment; `indent` of two characters on the first line."""

    name: str
    face: str
    size_pt: float
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent: bool = False
    red: bool = False
    line_pt: float | None = LINE_PT


LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
LOOKS = (
    Look("Normal", FANG, 16),
    Look("Body Text", FANG, 16, indent=True),
    Look("Title", TITLE, 22, CENTER, line_pt=34),
    Look("Heading 1", HEI, 16, LEFT, indent=True),
    Look("Heading 2", KAI, 16, LEFT, indent=True),
    Look("Caption", HEI, 10.5, CENTER, line_pt=18),
    Look("Masthead", TITLE, 42, CENTER, red=True, line_pt=None),
    Look("Head", FANG, 16, CENTER),
    Look("Cell", FANG, 10.5, RIGHT, line_pt=15),
    Look("Note", FANG, 10.5, LEFT, line_pt=15),
    Look("Foot", FANG, 14, LEFT, line_pt=23),
    Look("Signature", FANG, 16, RIGHT),
)


def dress(document: Document) -> None:
    """A4 with the standard's margins, and every style that the bulletin uses."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin, section.footer_distance = Mm(28), Mm(26), Mm(25)
    for look in LOOKS:
        names = {style.name for style in document.styles}
        style = (
            document.styles[look.name]
            if look.name in names
            else document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        )
        set_look(style, look)


def set_look(style: Any, look: Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size_pt), False, False
    style.font.color.rgb = RGBColor(0xE6, 0, 0x12) if look.red else RGBColor(0, 0, 0)
    set_face(style, look.face)
    spaced = style.paragraph_format
    spaced.alignment, spaced.space_before, spaced.space_after = look.align, Pt(0), Pt(0)
    spaced.first_line_indent = Pt(2 * look.size_pt) if look.indent else Pt(0)
    spaced.keep_with_next = look.name in STAYS
    if look.line_pt:
        spaced.line_spacing_rule, spaced.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line_pt)
    else:
        spaced.line_spacing = 1.0
    as_printed(style.element.pPr)


def as_printed(properties: Any) -> None:
    """No ruled title, and no air of the editor's own between Han and figures."""
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    for name in ("autoSpaceDE", "autoSpaceDN"):
        switch = OxmlElement(f"w:{name}")
        switch.set(qn("w:val"), "0")
        properties.find(qn("w:spacing")).addprevious(switch)


def set_face(styled: Any, face: str) -> None:
    """A style's or run's face: Han in `face`, digits in Times; a theme's own face would win over both."""
    styled.font.name = DIGITS
    fonts = styled.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)
