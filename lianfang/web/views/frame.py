"""What stands on every page, and the small pieces that pages share. Every text is final Chinese."""

from typing import ClassVar, Literal, NewType

from msgspec import Struct

Theme = Literal["light", "dark", "auto"]
Size = Literal["m", "xl"]
Tone = Literal["add", "mute", "wait"]
Colour = Literal["ok", "warn", "gold", "mute", "info"]


class NavItem(Struct, frozen=True):
    """A place in the phone's tab bar or the desk's rail: only places that exist. At most five on a phone.

    `cry` is 求援: red, round, in the middle.
    """

    href: str
    icon: str
    text: str
    current: bool = False
    cry: bool = False


class Frame(Struct, frozen=True):
    """What surrounds every page. `path` is where a change of look comes back to; no `nav` means nobody is signed in.

    `desk` is for pages that exist in both shapes: rail and wide tables for office and officers, else the phone's. `beside` are
    the places of the subject that is shown, at a desk.
    """

    csrf: str
    path: str
    theme: Theme = "auto"
    size: Size = "m"
    nav: tuple[NavItem, ...] = ()
    name: str = "联勤联防"
    desk: bool = False
    beside: tuple[NavItem, ...] = ()


class Page(Struct, frozen=True):
    """A whole page: `render` finds the template by its type."""

    template: ClassVar[str]
    frame: Frame


class Form(Struct, frozen=True):
    """A plain POST form: where it goes, the key that makes sending it twice harmless, what else goes along unseen."""

    href: str
    key: str
    along: tuple[tuple[str, str], ...] = ()


class Link(Struct, frozen=True):
    """`note` is a second, smaller line where the link is a row of a list."""

    text: str
    href: str
    note: str = ""


class Fact(Struct, frozen=True):
    """`note` says where it comes from."""

    label: str
    text: str
    note: str = ""


class Picture(Struct, frozen=True):
    """A photo of a request, by their numbers; `text` says who brought it and when, and is read out in its place, too."""

    aid: int
    photo: int
    text: str


class Tag(Struct, frozen=True):
    """A state in two to five words; the colour never says it alone."""

    text: str
    colour: Colour = "mute"


class Count(Struct, frozen=True):
    """A number at the head of a page or a card; `warn` where somebody should look."""

    label: str
    value: str
    unit: str = ""
    warn: bool = False


Source = NewType("Source", str)
"""Where a picture is fetched from: made of numbers by the server itself."""


class Illustration(Struct, frozen=True):
    """A picture that belongs to words, and what it shows."""

    src: Source
    text: str


class Choice(Struct, frozen=True):
    """One of several: posted as `value`."""

    value: str
    text: str
    chosen: bool = False


class Check(Struct, frozen=True):
    """A line with a tick (`ok`) or a warning."""

    ok: bool
    text: str


class Step(Struct, frozen=True):
    """A step on the way, `who` takes it or what is to know about it."""

    name: str
    who: str
    state: Literal["done", "now", "todo"]


class Field(Struct, frozen=True):
    """A text field: posted under `name`."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""


class ProblemPage(Page, frozen=True):
    """Any error: what happened and what to do next. `reference` helps whoever looks it up in the log."""

    template: ClassVar[str] = "problem.html"
    status: int
    title: str
    what: str
    do: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    reference: str = ""
