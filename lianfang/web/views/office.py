"""The office's pages of the bulletin: the list of weeks, the draft, one that is issued."""

from typing import ClassVar, Literal

from msgspec import Struct

from lianfang.web.views.archive import MovedPart
from lianfang.web.views.figures import FigureGroup
from lianfang.web.views.followup import InstructedPart
from lianfang.web.views.frame import Check, Choice, Count, Fact, Field, Form, Link, Page, Step
from lianfang.web.views.receipts import Receipts


class Missing(Struct, frozen=True):
    """Data not yet there and what to do about it; with `href` the doing is a button."""

    text: str
    do: str
    href: str = ""


class Row(Struct, frozen=True):
    """A part of the bulletin: its figure, all its figures beside those of other weeks, its sentences, where they come from.

    `nums` are the part's own figures, `more` those by area, kind, hour, and those that are nought. `waiting` while data is missing.
    """

    heading: str
    figure: str
    unit: str
    sentences: tuple[str, ...]
    sources: tuple[Check, ...]
    nums: FigureGroup
    more: FigureGroup
    waiting: bool = False


class Why(Struct, frozen=True):
    """A rule that found something: what it looks for, from when on, what it found, the figures to look at."""

    rule: str
    evidence: str
    limits: tuple[str, ...]
    figures: tuple[Link, ...]


class Advice(Struct, frozen=True):
    """A proposed sentence. All three forms post `advice` = id; `change` also posts `text`, at first `writing`, and `was`."""

    id: str
    text: str
    writing: str
    evidence: str
    state: Literal["use", "changed", "dropped"]
    use: Form
    change: Form
    drop: Form
    whys: tuple[Why, ...] = ()


class AdvicePart(Struct, frozen=True):
    """六、工作建议. `intro` says what became of last time's advice; `add` posts `text`. `others` found something that is no
    advice, `quiet` are the rules that found nothing.
    """

    heading: str
    figure: str
    unit: str
    items: tuple[Advice, ...]
    add: Form
    intro: str = ""
    others: tuple[Why, ...] = ()
    quiet: tuple[str, ...] = ()


class Stage(Struct, frozen=True):
    """The stage that is due, and its form; `blocked` says why it cannot be sent yet and takes the button's place.

    `sure` is the sentence that the signer ticks; `back` returns the draft with the field `opinion`.
    """

    name: str
    verb: str
    form: Form
    fields: tuple[Field, ...]
    note: str = ""
    blocked: str = ""
    sure: str = ""
    back: Form | None = None
    back_name: str = ""


class Opinion(Struct, frozen=True):
    """What a unit says of its own lines; `text` is empty where it only agrees, `reply` what was found, `form` posts it."""

    unit: str
    agreed: bool
    text: str = ""
    reply: str = ""
    form: Form | None = None


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
    stage: Stage
    pdf: str
    pages: str
    figures: str
    back: str
    error: str = ""
    notice: str = ""
    opinions: tuple[Opinion, ...] = ()
    opinion_counts: tuple[Count, ...] = ()
    opinion_until: str = ""
    log: tuple[Fact, ...] = ()
    editions: tuple[Link, ...] = ()


class Week(Struct, frozen=True):
    """A week in the list; `state_text` as shown: 未拟稿, 拟稿, 已签发第 40 期. `begin` makes its draft."""

    period: str
    number: str
    state: Literal["none", "draft", "issued"]
    state_text: str
    missing: tuple[str, ...]
    links: tuple[Link, ...]
    begin: Form | None = None


class Others(Struct, frozen=True):
    """Begins what is no week's bulletin: of one of `months`; of a campaign (`title`, `first`, `last`); a supplement (`title`)."""

    monthly: Form
    months: tuple[Choice, ...]
    special: Form
    supplement: Form


class Weeks(Struct, frozen=True):
    """Whoever issues, all weeks and what else was begun, newest first; `links` lead to its year and its settings."""

    issuer: str
    weeks: tuple[Week, ...]
    others: tuple[Week, ...] = ()
    more: Others | None = None
    links: tuple[Link, ...] = ()


class BulletinsPage(Page, frozen=True):
    """通报. `begin` lets a station issue its own: one of `stations`, for the week that is over."""

    template: ClassVar[str] = "office/bulletins.html"
    title: str
    every: tuple[Weeks, ...]
    begin: Form | None = None
    stations: tuple[Choice, ...] = ()
    error: str = ""
    notice: str = ""


class ErratumRow(Struct, frozen=True):
    """A correction: its number, who signed it when, why, what it mends, its file."""

    number: str
    signed: str
    reason: str
    items: tuple[str, ...]
    pdf: str


class CorrectForm(Struct, frozen=True):
    """Writes a correction: why, places (where, as printed, as it should be), three names; `withdraws` is a tick."""

    form: Form
    reason: Field
    items: tuple[tuple[Field, ...], ...]
    names: tuple[Field, ...]
    opened: bool = False


class IssuedPage(Page, frozen=True):
    """One issued bulletin; `digest` is the sha256 of its PDF, `check` where its numbers are counted again, `moved` what came out.

    `all_figures` opens them, for who may see every row.
    """

    template: ClassVar[str] = "office/issued.html"
    name: str
    number: str
    period: str
    issued: tuple[Fact, ...]
    digest: str
    figures: tuple[Fact, ...]
    all_figures: str
    pdf: str
    back: str
    notice: str = ""
    error: str = ""
    withdrawn: bool = False
    errata: tuple[ErratumRow, ...] = ()
    correct: CorrectForm | None = None
    check: str = ""
    moved: MovedPart | None = None
    editions: tuple[Link, ...] = ()
    receipts: Receipts | None = None
    instructed: InstructedPart | None = None
