"""The office's pages of the bulletin: the list of weeks, the draft, one that is issued."""

from typing import ClassVar, Literal

from msgspec import Struct

from lianfang.web.views.frame import Check, Count, Fact, Field, Form, Link, Page, Step


class Missing(Struct, frozen=True):
    """Data not yet there and what to do about it; with `href` the doing is a button."""

    text: str
    do: str
    href: str = ""


class Row(Struct, frozen=True):
    """A part of the bulletin: figure, sentences, where they come from, last time. `waiting` while data is missing."""

    heading: str
    figure: str
    unit: str
    sentences: tuple[str, ...]
    sources: tuple[Check, ...]
    last: str
    last_figure: str = ""
    waiting: bool = False


class Advice(Struct, frozen=True):
    """A proposed sentence. All three forms post `advice` = id; `change` also posts `text`."""

    id: str
    text: str
    evidence: str
    state: Literal["use", "changed", "dropped"]
    use: Form
    change: Form
    drop: Form


class AdvicePart(Struct, frozen=True):
    """六、工作建议. `intro` says what became of last time's advice; `add` posts `text`."""

    heading: str
    figure: str
    unit: str
    items: tuple[Advice, ...]
    add: Form
    intro: str = ""
    last: str = ""
    last_figure: str = ""


class Issue(Struct, frozen=True):
    """The form that issues; `blocked` says why it cannot be sent yet and takes the button's place."""

    form: Form
    fields: tuple[Field, ...]
    note: str = ""
    blocked: str = ""


class Opinion(Struct, frozen=True):
    """What a unit says of its own lines; `text` is empty where it only agrees."""

    unit: str
    agreed: bool
    text: str = ""


class DraftPage(Page, frozen=True):
    """通报拟稿. `opinions` are the disputed ones first; `opinion_counts` as 29 属实 · 2 有异议 · 6 还没答."""

    template: ClassVar[str] = "office/draft.html"
    name: str
    number: str
    period: str
    issuer: str
    last_period: str
    steps: tuple[Step, ...]
    missing: tuple[Missing, ...]
    rows: tuple[Row, ...]
    advice: AdvicePart
    checks: tuple[Check, ...]
    issue: Issue
    pdf: str
    back: str
    error: str = ""
    notice: str = ""
    opinions: tuple[Opinion, ...] = ()
    opinion_counts: tuple[Count, ...] = ()
    opinion_until: str = ""


class Week(Struct, frozen=True):
    """A week in the list; `state_text` as shown: 未拟稿, 拟稿, 已签发第 40 期."""

    period: str
    number: str
    state: Literal["none", "draft", "issued"]
    state_text: str
    missing: tuple[str, ...]
    links: tuple[Link, ...]


class BulletinsPage(Page, frozen=True):
    """通报: all weeks, newest first."""

    template: ClassVar[str] = "office/bulletins.html"
    title: str
    issuer: str
    weeks: tuple[Week, ...]
    error: str = ""
    notice: str = ""


class IssuedPage(Page, frozen=True):
    """One issued bulletin; `digest` is the sha256 of its PDF."""

    template: ClassVar[str] = "office/issued.html"
    name: str
    number: str
    period: str
    issued: tuple[Fact, ...]
    digest: str
    figures: tuple[Fact, ...]
    pdf: str
    back: str
    notice: str = ""
