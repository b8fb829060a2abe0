"""签收 on the desk: who has signed for a bulletin and who has not; the list of who gets it besides the units."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Page


class SentFile(Struct, frozen=True):
    """One file that was sent: the bulletin or a correction. Names alone, no rate."""

    what: str
    signed: tuple[Fact, ...]
    waiting: tuple[str, ...]


class PaperReceipt(Struct, frozen=True):
    """Writes down a receipt from paper: posts `delivery`, `day`, `name`."""

    form: Form
    deliveries: tuple[Choice, ...]
    day: str
    name: str = ""


class Receipts(Struct, frozen=True):
    """`sheet` is the paper to sign on."""

    sent: tuple[SentFile, ...]
    sheet: str
    paper: PaperReceipt | None = None


class ReceiverRow(Struct, frozen=True):
    """A receiver as it stands; `change` posts name, copies, paper, or `end`."""

    name: str
    copies: int
    paper: bool
    change: Form


class ReceiverList(Struct, frozen=True):
    """Whoever issues, its receivers, and the form for one more."""

    issuer: str
    units: str
    receivers: tuple[ReceiverRow, ...]
    add: Form


class ReceiversPage(Page, frozen=True):
    template: ClassVar[str] = "office/receivers.html"
    lists: tuple[ReceiverList, ...]
    error: str = ""
    notice: str = ""
