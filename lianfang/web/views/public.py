"""Pages for everybody, signed in or not."""

from typing import ClassVar, Literal

from msgspec import Struct

from lianfang.web.views.frame import Fact, Page


class VerifyPage(Page, frozen=True):
    """验真. Posts `file` (a PDF) or `sha256` to /verify, as multipart. `says` is the answer's sentence."""

    template: ClassVar[str] = "public/verify.html"
    answer: Literal["", "real", "unknown"] = ""
    says: str = ""
    facts: tuple[Fact, ...] = ()
    sha256: str = ""
    error: str = ""


class Rule(Struct, frozen=True):
    """A function, what allows it, whose data it uses, how long they are kept."""

    function: str
    basis: str
    whose: str
    kept: str


class RulesPage(Page, frozen=True):
    """合规说明."""

    template: ClassVar[str] = "public/rules.html"
    rules: tuple[Rule, ...]
    intro: str = ""
    contact: str = ""
