"""看通报: a whole bulletin to be read on a phone. The paper's own words; every drawing is a table that grows with the type."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Fact, Form, Link, Page


class ReadTable(Struct, frozen=True):
    """The last `sums` rows are sums."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: int = 0


class ReadParagraph(Struct, frozen=True):
    text: str
    run_in: str = ""
    tables: tuple[ReadTable, ...] = ()


class ReadPart(Struct, frozen=True):
    heading: str
    paragraphs: tuple[ReadParagraph, ...]


class BulletinRead(Page, frozen=True):
    """`own` is the reader's unit in the annex, which comes first; `zones` the annex, a table a zone. `files` are the same
    bulletin on paper, in large print and to edit, `corrections` what was said of it later, `receive` posts 签收."""

    template: ClassVar[str] = "unit/bulletin.html"
    masthead: str
    number: str
    issuer: str
    date: str
    title: str
    opening: str
    parts: tuple[ReadPart, ...]
    annex: str
    zones: tuple[ReadTable, ...]
    notes: tuple[str, ...]
    unit: str = ""
    own: tuple[Fact, ...] = ()
    state: str = ""
    corrections: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    receive: Form | None = None
    received: str = ""
    back: str = ""
    error: str = ""
    notice: str = ""
