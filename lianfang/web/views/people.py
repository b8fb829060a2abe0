"""The office's pages about people: finding one, his card, what people ask for, who may sign in."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Page, Tag
from lianfang.web.views.own import Device


class PersonRow(Struct, frozen=True):
    name: str
    href: str
    unit: str
    post: str
    certificate: Tag
    sign_in: Tag


class PeoplePage(Page, frozen=True):
    """找人. A GET form: `q` is a name, a whole phone number or a whole identity number. `found` as 找到 3 人."""

    template: ClassVar[str] = "office/people.html"
    station: str
    href: str
    q: str = ""
    people: tuple[PersonRow, ...] = ()
    found: str = ""
    error: str = ""


class Held(Struct, frozen=True):
    """One thing held about a person, masked. `reveal` posts `kind` and `reason`; `clear` is the value once revealed."""

    label: str
    masked: str
    kind: str
    reveal: Form | None = None
    clear: str = ""


class PersonPage(Page, frozen=True):
    """一人一档. `reasons` are the choices for looking at a number in clear.

    `code` gives a one-time code; `erase` (posts `sure`=yes) destroys his data: `goes` and `stays` say what.
    `certificates` leads to his certificates; `dossier` binds his file over some days, `filed` unless others are chosen.
    """

    template: ClassVar[str] = "office/person.html"
    name: str
    unit: str
    back: str
    held: tuple[Held, ...]
    reasons: tuple[Choice, ...]
    postings: tuple[Fact, ...]
    certificate: Tag
    certificate_facts: tuple[Fact, ...]
    sign_in: Tag
    sign_in_note: str = ""
    code: Form | None = None
    code_text: str = "发码"
    devices: tuple[Device, ...] = ()
    roles: tuple[Fact, ...] = ()
    erase: Form | None = None
    goes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    certificates: str = ""
    dossier: Form | None = None
    filed: tuple[date, date] | None = None
    error: str = ""
    notice: str = ""


class Asked(Struct, frozen=True):
    """A request that waits. `form` posts `answer` (done, refused), `why` (a choice, for refused).

    `id` keeps the fields of several requests apart. `verb` is the button for done: 改好了, 已删除.
    """

    id: str
    who: str
    title: str
    text: str
    since: str
    done: Form
    refuse: Form
    verb: str = "改好了"
    late: bool = False
    href: str = ""


class RequestsPage(Page, frozen=True):
    """请求: 更正、删除. `reasons` are why something cannot be done."""

    template: ClassVar[str] = "office/requests.html"
    asked: tuple[Asked, ...]
    reasons: tuple[Choice, ...]
    answered: tuple[Fact, ...] = ()
    error: str = ""
    notice: str = ""


class RoleRow(Struct, frozen=True):
    """`end` ends the role; None once it has ended."""

    text: str
    since: str
    end: Form | None = None


class AccountRow(Struct, frozen=True):
    """`grant` posts `role`, `place`; `reset` hands out a new one-time code; `close` ends the account."""

    login: str
    name: str
    state: Tag
    roles: tuple[RoleRow, ...]
    last_used: str = ""
    grant: Form | None = None
    reset: Form | None = None
    close: Form | None = None


class AccountsPage(Page, frozen=True):
    """账号. `add` posts `login`, `role`, `place`. `secret` is a first password, shown this once."""

    template: ClassVar[str] = "office/accounts.html"
    accounts: tuple[AccountRow, ...]
    add: Form
    roles: tuple[Choice, ...]
    places: tuple[Choice, ...]
    login: str = ""
    secret: Fact | None = None
    error: str = ""
    notice: str = ""
