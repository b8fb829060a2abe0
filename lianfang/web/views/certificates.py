"""持证台账: a station's register with its rates, one person's certificates with what can be done, the bureau's stations."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, Link, NavItem, Page, Tag
from lianfang.web.views.reports import Shot


class RateLine(Struct, frozen=True):
    """A unit, a zone or a station: 29/37 with its rate, who is not eligible beside it, and what moved."""

    name: str
    held: str
    rate: str
    unfit: int
    moved: str
    href: str = ""


class CertificateLine(Struct, frozen=True):
    """A guard in the register; `warnings` say what somebody should look at."""

    name: str
    href: str
    state: Tag
    number: str
    issued: str
    issuer: str
    warnings: str


class CertificateUnit(Struct, frozen=True):
    rate: RateLine
    guards: tuple[CertificateLine, ...]


class Guarded(Struct, frozen=True):
    """Posts guarding, warned, lead, least, most."""

    form: Form
    guarding: tuple[Choice, ...]
    warned: tuple[Choice, ...]
    lead: str
    least: int
    most: int


class CertificatesPage(Page, frozen=True):
    """`base` is the day that is compared with; `shown` the filter."""

    template: ClassVar[str] = "certificates/register.html"
    station: str
    counts: tuple[Count, ...]
    moved: str
    base: date
    shown: str
    filters: tuple[NavItem, ...]
    zones: tuple[RateLine, ...]
    units: tuple[CertificateUnit, ...]
    papers: tuple[Link, ...]
    settings: Guarded | None = None
    error: str = ""
    notice: str = ""


class BureauCertificatesPage(Page, frozen=True):
    template: ClassVar[str] = "certificates/bureau.html"
    stations: tuple[RateLine, ...]
    base: date
    moved: str


class HeldCertificate(Struct, frozen=True):
    """One that he holds or held; `clear` is its whole number, once, for who asked with a reason."""

    state: Tag
    facts: tuple[Fact, ...]
    shots: tuple[Shot, ...]
    clear: str = ""
    reveal: Form | None = None
    end: Form | None = None
    endings: tuple[Choice, ...] = ()
    scan: Form | None = None


class PersonCertificatesPage(Page, frozen=True):
    """`new` registers one (number, issued, issuer, photo), `revoked` records a revocation of elsewhere (day, document)."""

    template: ClassVar[str] = "certificates/person.html"
    name: str
    unit: str
    back: str
    state: Tag
    warning: str
    held: tuple[HeldCertificate, ...]
    reasons: tuple[Choice, ...]
    today: date
    example: str = ""
    new: Form | None = None
    revoked: Form | None = None
    typed: dict[str, str] = {}
    error: str = ""
    notice: str = ""
