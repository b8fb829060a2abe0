"""What everybody has: settings, the data held about him, a copy on paper."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Link, NavItem, Page, Tag


class Device(Struct, frozen=True):
    """A phone or computer that is signed in. `end` posts to /settings/devices/{id}/end."""

    label: str
    last_used: str
    end: Form
    this: bool = False


class WayRow(Struct, frozen=True):
    """A way to reach him and when it is used; `up` and `down` put it elsewhere in the order."""

    name: str
    when: str
    up: Form | None = None
    down: Form | None = None


class Reached(Struct, frozen=True):
    """怎么叫到我. `decline` says or takes back 不参加处突; `spared` where somebody else has said so as well."""

    ways: tuple[WayRow, ...]
    says: str
    state: Tag
    decline: Form
    decline_text: str
    spared: str = ""


class MorePage(Page, frozen=True):
    """更多: every place, and signing out."""

    template: ClassVar[str] = "own/more.html"
    places: tuple[NavItem, ...]


class SettingsPage(Page, frozen=True):
    """设置. `password` (posts `old`, `new`) only for who has one; `second` tells of the second factor, empty without.

    `account` is for his password keeper; `reached` only for guards.
    """

    template: ClassVar[str] = "own/settings.html"
    name: str
    who: str
    devices: tuple[Device, ...]
    password: Form | None = None
    second: str = ""
    links: tuple[Link, ...] = ()
    error: str = ""
    notice: str = ""
    account: str = ""
    reached: Reached | None = None


class Looked(Struct, frozen=True):
    """Somebody saw his data in clear: `who` by role, never by name."""

    when: str
    who: str
    what: str
    why: str


class OwnRequest(Struct, frozen=True):
    """A request he made: `title` as 更正手机号; `answer` empty while it waits."""

    title: str
    when: str
    state: Tag
    answer: str = ""


class MinePage(Page, frozen=True):
    """我的资料. `correct` and `erase` post `kind` (correction, erasure), `about`, `text` to /mine/requests.

    `fields` are the choices of `about`. `goes` and `stays` say what erasing takes away and what the law keeps.
    """

    template: ClassVar[str] = "own/mine.html"
    name: str
    held: tuple[Fact, ...]
    looked: tuple[Looked, ...]
    requests: tuple[OwnRequest, ...]
    correct: Form
    fields: tuple[Choice, ...]
    erase: Form
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    copy: str = "/mine/copy"
    error: str = ""
    notice: str = ""


class CopyPart(Struct, frozen=True):
    title: str
    facts: tuple[Fact, ...]


class CopyPage(Page, frozen=True):
    """打印一份: all that is held, in clear, on paper."""

    template: ClassVar[str] = "own/copy.html"
    name: str
    made: str
    parts: tuple[CopyPart, ...]
    issuer: str
    back: str = "/mine"
