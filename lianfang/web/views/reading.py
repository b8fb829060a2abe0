"""看通报: a whole bulletin to be read on a phone. The paper's own words; every drawing is a table that grows with the type."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Fact, Form, Link, Page, Tag
from lianfang.web.views.office import ErratumRow


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


class OwnRow(Struct, frozen=True):
    """A unit of the reader, as the annex tells it."""

    unit: str
    facts: tuple[Fact, ...]


class IssuedRow(Struct, frozen=True):
    """A bulletin in the reader's list; `tag` says that it was taken back, waits to be signed for, or was corrected."""

    title: str
    note: str
    href: str
    tag: Tag | None = None


class IssuedList(Page, frozen=True):
    """通报 for those who receive them, newest first; `older` leads on where there are more."""

    template: ClassVar[str] = "unit/bulletins.html"
    rows: tuple[IssuedRow, ...]
    older: str = ""


class EditionsPage(Page, frozen=True):
    """转发和张贴: `chat` is what is copied into the group, `gatehouse` the sheets in prints of some units each."""

    template: ClassVar[str] = "office/editions.html"
    title: str
    draft: bool
    chat: str
    gatehouse: tuple[Link, ...]
    phone: str
    files: tuple[Link, ...]
    back: str


class BulletinRead(Page, frozen=True):
    """`own` are the reader's units in the annex, which come first; `zones` the annex, a table a zone. `files` are the same
    bulletin on paper, `corrections` what was said of it later (`withdrawn`: it no longer holds), `receipt` posts 签收, `signed`
    says when that was done."""

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
    own: tuple[OwnRow, ...] = ()
    answered: tuple[str, ...] = ()
    state: str = ""
    corrections: tuple[ErratumRow, ...] = ()
    withdrawn: bool = False
    files: tuple[Link, ...] = ()
    receipt: Form | None = None
    signed: str = ""
    back: str = ""
    error: str = ""
    notice: str = ""
