"""A printed page as a page to read on a phone: the same words, set by the same rules."""

from bulletins.paper import vocabulary as paper
from bulletins.paper.gatehouse.vocabulary import Said
from bulletins.paper.tabled import as_table
from bulletins.paper.wording import printed
from bulletins.telling.gatehouse import own_row
from lianfang.web.views import BulletinRead, Fact, Frame, OwnRow, ReadParagraph, ReadPart, ReadTable


def bulletin_read(frame: Frame, page: paper.Page, *units: tuple[str, str]) -> BulletinRead:
    """The page of a reader of `units` = (zone, name), none for an office. UnitNotTold where the annex has no such row."""
    cumulative = f"（{page.cumulative}）" if page.cumulative else ""
    letter = page.form == "letter" and page.document_no
    return BulletinRead(
        frame,
        masthead=printed(page.masthead),
        number=printed(page.document_no if letter else page.issue_no + cumulative),
        issuer=printed(page.issuer),
        date=printed(page.date),
        title=printed("".join(page.title)),
        opening=printed(page.opening),
        parts=tuple(map(read_part, page.parts)),
        annex=printed(page.annex.title),
        zones=tuple(
            read_table(paper.Table(zone.sums[0], page.annex.columns, (*zone.units, ("合计", *zone.sums[1:])), 1))
            for zone in page.annex.zones
        ),
        notes=tuple(map(printed, page.annex.notes)),
        state=printed(page.mark),
        answered=tuple(map(printed, page.answered)),
        own=tuple(OwnRow(unit[1], tuple(_fact(one) for one in own_row(page, *unit))) for unit in units),
    )


def _fact(one: Said) -> Fact:
    return Fact(one.label, printed(one.text))


def read_part(part: paper.Part) -> ReadPart:
    return ReadPart(printed(part.heading), tuple(map(read_paragraph, part.paragraphs)))


def read_paragraph(paragraph: paper.Paragraph) -> ReadParagraph:
    tables = tuple(read_table(as_table(figure)) for figure in paragraph.figures)
    return ReadParagraph(printed(paragraph.text), printed(paragraph.run_in), tables)


def read_table(table: paper.Table) -> ReadTable:
    """A short row is filled; a head loses the line break that paper needs."""
    wide = len(table.columns)
    return ReadTable(
        printed(table.caption),
        tuple(printed(name.replace("\n", "").replace("\u3000", "")) for name in table.columns),
        tuple(tuple(map(printed, (*row, *("",) * (wide - len(row))))) for row in table.rows),
        table.sums,
    )
