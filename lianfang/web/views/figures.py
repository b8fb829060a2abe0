"""A bulletin's figures one by one, the rows behind one of them, its printed pages."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Fact, Form, Illustration, Page


class FigureLine(Struct, frozen=True):
    """A figure with its address, beside last week's, the four weeks' mean and last year's; — where nothing is known."""

    label: str
    value: str
    unit: str
    href: str
    last: str = ""
    mean: str = ""
    mean_href: str = ""
    year: str = ""
    year_href: str = ""
    by_hand: bool = False


class FigureGroup(Struct, frozen=True):
    """Figures of one part; `lasts` and `years` say that some are known of last week, and of the other weeks."""

    heading: str
    lines: tuple[FigureLine, ...]
    lasts: bool = False
    years: bool = False


class FiguresPage(Page, frozen=True):
    """Every figure of a bulletin."""

    template: ClassVar[str] = "office/figures.html"
    title: str
    period: str
    note: str
    groups: tuple[FigureGroup, ...]
    back: str


class TraceRow(Struct, frozen=True):
    """A row behind a figure: what it adds, what it says, where it stands."""

    adds: str
    says: str
    source: str


class AmendForm(Struct, frozen=True):
    """Corrects a figure by hand: posts `path`, `was`, `value`, `reason`. `back` takes the correction that stands back."""

    form: Form
    path: str
    was: str
    value: str
    reason: str
    back: Form | None = None
    opened: bool = False


class TracePage(Page, frozen=True):
    """One figure opened. `facts` are its parameters, `said` what the rows add up to, `warning` where that is not the figure."""

    template: ClassVar[str] = "office/trace.html"
    label: str
    value: str
    unit: str
    period: str
    facts: tuple[Fact, ...]
    said: str
    rows: tuple[TraceRow, ...]
    back: str
    warning: str = ""
    newer: str = ""
    older: str = ""
    amend: AmendForm | None = None
    error: str = ""


class PicturesPage(Page, frozen=True):
    """A bulletin page by page; where it cannot be printed, `error` says why."""

    template: ClassVar[str] = "office/pages.html"
    pages: tuple[Illustration, ...]
    back: str
    pdf: str
    error: str = ""
