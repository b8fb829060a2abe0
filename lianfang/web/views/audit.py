"""The auditor's page."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from lianfang.web.views.frame import Choice, Page, Tag

Day = Annotated[str, Meta(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
"""2026-10-14, or empty: what a date field takes."""


class AuditRow(Struct, frozen=True):
    """`did` in words, `about` what kind of thing, `which` its number, `origin` the network it came from."""

    when: str
    who: str
    did: str
    about: str
    which: str
    result: Tag
    why: str
    origin: str


class AuditPage(Page, frozen=True):
    """审计. The filters are a GET form: `day` (2026-10-14), `action`, `actor`. `newer`, `older` are addresses."""

    template: ClassVar[str] = "audit/lines.html"
    rows: tuple[AuditRow, ...]
    actions: tuple[Choice, ...]
    found: str
    day: Day = ""
    actor: str = ""
    newer: str = ""
    older: str = ""
    href: str = "/audit"
