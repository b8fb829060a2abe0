"""The auditor's page."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Page, Tag


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
    """审计. The filters are a GET form: `day` (posted as 2026-10-14), `action`, `actor`. `newer`, `older` are addresses."""

    template: ClassVar[str] = "audit/lines.html"
    rows: tuple[AuditRow, ...]
    actions: tuple[Choice, ...]
    found: str
    day: date | None = None
    actor: str = ""
    newer: str = ""
    older: str = ""
    href: str = "/audit"
