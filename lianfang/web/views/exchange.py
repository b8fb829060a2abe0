"""兑换: what a guard has for spendable points; what the office hands out."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Form, Page, Tag


class GoodLine(Struct, frozen=True):
    """`form` asks for it; where it cannot be had yet, `note` says why."""

    called: str
    points: str
    note: str = ""
    form: Form | None = None


class RedemptionLine(Struct, frozen=True):
    """`forms` are (what the button says, its form)."""

    title: str
    who: str
    note: str
    state: Tag
    forms: tuple[tuple[str, Form], ...] = ()


class ExchangePage(Page, frozen=True):
    """A guard's. With `off` nothing is exchanged: it says so, and what he asked for before stays there."""

    template: ClassVar[str] = "exchange/own.html"
    usable: str
    side: str
    goods: tuple[GoodLine, ...]
    mine: tuple[RedemptionLine, ...]
    off: str = ""
    notice: str = ""
    error: str = ""


class RedemptionsPage(Page, frozen=True):
    """The office's queue: what waits, then what is over."""

    template: ClassVar[str] = "exchange/queue.html"
    station: str
    back: str
    waiting: tuple[RedemptionLine, ...]
    over: tuple[RedemptionLine, ...]
    off: str = ""
    notice: str = ""
    error: str = ""
