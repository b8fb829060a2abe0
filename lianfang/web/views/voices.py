"""表扬, 投诉, 建议: the public pages of a unit, and the station's."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Form, Page, Tag


class VoicePage(Page, frozen=True):
    """Public: the unit's name and what may be said. With a `receipt` it was taken; it is shown this once."""

    template: ClassVar[str] = "voices/say.html"
    unit: str
    say: Form
    kinds: tuple[Choice, ...]
    most: int
    receipt: str = ""
    words: str = ""
    phone: str = ""
    error: str = ""


class VoiceAnswerPage(Page, frozen=True):
    """Public: by the number, how it stands and what was answered."""

    template: ClassVar[str] = "voices/answer.html"
    state: Tag | None = None
    what: str = ""
    answer: str = ""
    error: str = ""


class VoiceLine(Struct, frozen=True):
    """One in a list, without its words."""

    href: str
    title: str
    note: str
    state: Tag


class VoicesPage(Page, frozen=True):
    """The station's. `register` takes one down for a caller; `receipt` is for him."""

    template: ClassVar[str] = "voices/queue.html"
    station: str
    waiting: tuple[VoiceLine, ...]
    answered: tuple[VoiceLine, ...]
    register: Form
    units: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    plaques: str = ""
    receipt: str = ""
    words: str = ""
    error: str = ""


class StationVoicePage(Page, frozen=True):
    """One, read. `assign` while it waits; `answer` for its handler."""

    template: ClassVar[str] = "voices/one.html"
    title: str
    note: str
    state: Tag
    words: str
    phone: str
    answered: str
    handler: str
    back: str
    assign: Form | None
    officers: tuple[Choice, ...]
    answer: Form | None
    typed: str = ""
    error: str = ""
    notice: str = ""
