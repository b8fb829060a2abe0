"""What each page is given: plain data with final Chinese texts. Whoever makes it has counted and worded already.

`render(environment(), page)` finds the template by the type of the page.
"""

from pathlib import Path
from typing import ClassVar, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from lianfang.web.assets import asset, icon

TEMPLATES = Path(__file__).parent / "templates"

Theme = Literal["light", "dark", "auto"]
Size = Literal["m", "xl"]
Tone = Literal["add", "mute", "wait"]


class NavItem(Struct, frozen=True):
    """A place in the phone's tab bar or the desk's rail: only places that exist."""

    href: str
    icon: str
    text: str
    current: bool = False


class Frame(Struct, frozen=True):
    """What surrounds every page. `path` is where a change of look comes back to; no `nav` means nobody is signed in."""

    csrf: str
    path: str
    theme: Theme = "auto"
    size: Size = "m"
    nav: tuple[NavItem, ...] = ()
    name: str = "联勤联防"


class Form(Struct, frozen=True):
    """A plain POST form: where it goes and the key that makes sending it twice harmless."""

    href: str
    key: str


class Link(Struct, frozen=True):
    text: str
    href: str


class Fact(Struct, frozen=True):
    label: str
    text: str


class Check(Struct, frozen=True):
    """A line with a tick (`ok`) or a warning."""

    ok: bool
    text: str


class LoginPage(Struct, frozen=True):
    """Posts account, password, next, csrf to /login. `help` says whom to ask when one cannot get in."""

    template: ClassVar[str] = "login.html"
    frame: Frame
    next: str = "/"
    account: str = ""
    error: str = ""
    help: str = "忘了密码、登不上，找您的社区民警或分局联勤联防办公室。"


class Entry(Struct, frozen=True):
    """One line of 这些分怎么来的; `points` as shown: +5, −1, 待定."""

    href: str
    icon: str
    title: str
    when: str
    points: str
    tone: Tone = "add"


class Duty(Struct, frozen=True):
    icon: str
    name: str
    points: str


class PointsPage(Struct, frozen=True):
    """我的积分. `previous` and `next` are addresses of the weeks beside this one, empty where there is none."""

    template: ClassVar[str] = "guard/points.html"
    frame: Frame
    name: str
    unit: str
    zone: str
    week_label: str
    week_points: str
    month_label: str
    month_points: str
    entries: tuple[Entry, ...]
    duties: tuple[Duty, ...]
    cap_note: str
    previous: str = ""
    next: str = ""


class WhyPage(Struct, frozen=True):
    """这分怎么来的: one entry told in a sentence, with what it rests on."""

    template: ClassVar[str] = "guard/why.html"
    frame: Frame
    title: str
    when: str
    story: str
    points: str
    facts: tuple[Fact, ...]
    back: str
    tone: Tone = "add"
    objection: str = "对这分有意见，找您的社区民警或分局法制部门，7 天内答复。"


class ProblemPage(Struct, frozen=True):
    """Any error: what happened and what to do next. `reference` helps whoever looks it up in the log."""

    template: ClassVar[str] = "problem.html"
    frame: Frame
    status: int
    title: str
    what: str
    do: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    reference: str = ""


class Step(Struct, frozen=True):
    """A step of 拟稿、核稿、保密审查、签发 and who takes it."""

    name: str
    who: str
    state: Literal["done", "now", "todo"]


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


class Field(Struct, frozen=True):
    """A text field: posted under `name`."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""


class Issue(Struct, frozen=True):
    """The form that issues; `blocked` says why it cannot be sent yet and takes the button's place."""

    form: Form
    fields: tuple[Field, ...]
    note: str = ""
    blocked: str = ""


class DraftPage(Struct, frozen=True):
    """通报拟稿."""

    template: ClassVar[str] = "office/draft.html"
    frame: Frame
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


class Week(Struct, frozen=True):
    """A week in the list; `state_text` as shown: 未拟稿, 拟稿, 已签发第 40 期."""

    period: str
    number: str
    state: Literal["none", "draft", "issued"]
    state_text: str
    missing: tuple[str, ...]
    links: tuple[Link, ...]


class BulletinsPage(Struct, frozen=True):
    """通报: all weeks, newest first."""

    template: ClassVar[str] = "office/bulletins.html"
    frame: Frame
    title: str
    issuer: str
    weeks: tuple[Week, ...]
    error: str = ""
    notice: str = ""


class IssuedPage(Struct, frozen=True):
    """One issued bulletin; `digest` is the sha256 of its PDF."""

    template: ClassVar[str] = "office/issued.html"
    frame: Frame
    name: str
    number: str
    period: str
    issued: tuple[Fact, ...]
    digest: str
    figures: tuple[Fact, ...]
    pdf: str
    back: str
    notice: str = ""


Page = LoginPage | PointsPage | WhyPage | ProblemPage | DraftPage | BulletinsPage | IssuedPage


def environment() -> Environment:
    """Jinja with everything escaped and nothing silently empty; templates see `page`, `asset` and `icon`."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(asset=asset, icon=icon)
    return made


def render(templates: Environment, page: Page) -> str:
    return templates.get_template(page.template).render(page=page)
