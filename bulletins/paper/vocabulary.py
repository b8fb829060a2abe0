"""What stands on a printed bulletin, as plain data: the press turns a `Page` into HTML and PDF.

Texts are final Chinese sentences. Whoever makes a `Page` has counted, rounded and worded; nothing is computed here.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct


class Bar(Struct, frozen=True):
    """One place on a column chart: last period's count (None where it was never imported) and this period's."""

    label: str
    last: int | None
    this: int


class ColumnChart(Struct, frozen=True, tag="columns"):
    """Paired columns, last period hollow, this one filled. `unit` is the word behind the counts, such as 起."""

    caption: str
    unit: str
    bars: tuple[Bar, ...]


class RateRow(Struct, frozen=True):
    """One horizontal bar: `share` and `pending` in per cent of the base (pending drawn hatched), texts right of it."""

    label: str
    share_pct: float | None
    pending_pct: float
    cells: tuple[str, ...]


class RateChart(Struct, frozen=True, tag="rates"):
    """Horizontal bars from 0 to 100 % with value columns; `legend` empty where there is only one kind of bar.

    The last `sums` rows stand under a rule.
    """

    caption: str
    legend: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[RateRow, ...]
    sums: int = 0


class MapZone(Struct, frozen=True):
    """A zone on the map: its line of text under the name and how often the flag was shown (None: not known).

    `places` are (longitude, latitude) of its units in degrees WGS-84, empty where none is known; `border` its ring.
    """

    name: str
    line: str
    flags: int | None
    places: tuple[tuple[float, float], ...]
    border: tuple[tuple[float, float], ...] = ()


class ZoneMap(Struct, frozen=True, tag="map"):
    """Zones by where their units stand, or as a plain scheme where too few places are known. Never a route.

    `areas` is what one of them is called: 片区, or 派出所 where a bureau has several.
    """

    caption: str
    zones: tuple[MapZone, ...]
    areas: str = "片区"


class Table(Struct, frozen=True, tag="table"):
    """A small ruled table; the last `sums` rows stand under a rule. Cells are final texts."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: int = 0


Figure = ColumnChart | RateChart | ZoneMap | Table


class Paragraph(Struct, frozen=True):
    """A paragraph, its run-in heading （一）… in 楷体 if it has one, and at most two figures that stand near it."""

    text: str
    run_in: str = ""
    figures: tuple[Figure, ...] = ()


class Part(Struct, frozen=True):
    """One of the six parts, 一、to 六、: the heading carries its number; empty in a text that has no parts."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


class AnnexZone(Struct, frozen=True):
    """A zone in the annex: its own sums and its units' rows, the first cell a name."""

    sums: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]


class Annex(Struct, frozen=True):
    """The table of units, one page, set in two columns of the same shape; `totals` is its last row."""

    title: str
    columns: tuple[str, ...]
    zones: tuple[AnnexZone, ...]
    totals: tuple[str, ...]
    notes: tuple[str, ...]


class Foot(Struct, frozen=True):
    """报 送 发 and the number of copies; `verify` is the text in the QR, empty while there is none."""

    report_to: str
    send_to: str
    issue_to: str
    copies: int
    verify: str = ""


class Signature(Struct, frozen=True):
    """Who signs at the end of a 公文 and on which day (2018年10月15日); `sealed` sets it as GB/T 9704-2012 7.3.5.1 asks."""

    issuer: str
    date: str
    sealed: bool = False


class Page(Struct, frozen=True):
    """A whole bulletin: `brief` is the 简报体, `letter` the 公文体 of GB/T 9704-2012.

    `issue_no` is 第12期 or 增刊第1期, `cumulative` 总第58期; a letter prints `document_no` (发文字号) instead where it has one.
    `mark` is the boxed word in the top margin (样章　数据虚构, 草稿), empty on a real one. A letter has a `signature`, a brief
    has none unless it is a correction. `cc` is the 抄送 of a letter's 版记,
    `heads` the small last line with the chain heads of audit and ledger; the rest of the foot stands in both forms.
    """

    masthead: str
    issue_no: str
    issuer: str
    date: str
    title: tuple[str, ...]
    address: str
    opening: str
    parts: tuple[Part, ...]
    annex: Annex
    foot: Foot
    keep: str = "内部资料　注意保存"
    mark: str = ""
    form: Literal["brief", "letter"] = "brief"
    document_no: str = ""
    cumulative: str = ""
    signature: Signature | None = None
    cc: str = ""
    heads: str = ""
    answered: tuple[str, ...] = ()


class Attachment(Struct, frozen=True):
    """A file inside the PDF, such as the week's figures: `media` is its MIME type, `relationship` its AFRelationship (ISO 32000-2, 7.11.3)."""

    name: str
    media: str
    content: bytes
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement"] = "Data"


class Imprint(Struct, frozen=True):
    """What the file says of itself: the office it comes from (never a person), what it is, when it was made (aware; None
    for a draft, which carries nothing), what it carries."""

    author: str
    subject: str
    at: datetime | None = None
    attached: tuple[Attachment, ...] = ()


class SealPlace(Struct, frozen=True):
    """Where the page leaves room for a seal: page from 0; points from the page's lower left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Printed(Struct, frozen=True):
    """A printed bulletin. `missing` holds the characters no face has a glyph for: such a page is not to be issued.

    `seal` is where the element with id="seal" stands, None where there is none.
    """

    pdf: bytes
    pages: int
    fonts: tuple[str, ...]
    missing: tuple[str, ...]
    seal: SealPlace | None = None
