"""题库: the list, one question with its wordings, bringing a workbook."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Illustration, Link, Page, Tag
from lianfang.web.views.imports import Report


class QuestionRow(Struct, frozen=True):
    """`told` is what answers say of it, empty before anybody sat."""

    code: str
    asks: str
    kind: str
    topic: str
    level: str
    href: str
    told: str = ""
    look: Tag | None = None


class QuestionsPage(Page, frozen=True):
    """The bank. `form` is a GET: q, topic, kind, look. `pages` are links to the other pages of the list."""

    template: ClassVar[str] = "questions/list.html"
    found: str
    rows: tuple[QuestionRow, ...]
    topics: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    looks: tuple[Choice, ...]
    q: str = ""
    pages: tuple[Link, ...] = ()
    writes: bool = False
    notice: str = ""


class QuestionForm(Struct, frozen=True):
    """Posts code (a new one's), kind, topic, asks, optionA to optionF, answer, because, source, level, pictured, photo, photo_off, apart.

    `values` are what stands in the fields; `new` asks for a code, too. `apart` shows the tick for one that is alike.
    """

    form: Form
    says: str
    kinds: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    values: dict[str, str]
    new: bool = False
    apart: bool = False
    picture: Illustration | None = None


class Wording(Struct, frozen=True):
    """A version as it was asked: options with whether they are right."""

    title: str
    asks: str
    options: tuple[tuple[str, str, bool], ...]
    because: str
    source: str
    picture: Illustration | None = None


class QuestionPage(Page, frozen=True):
    """One question: the wording that is asked, the earlier ones, what answers say; the office changes it."""

    template: ClassVar[str] = "questions/one.html"
    code: str
    state: Tag
    now: Wording
    facts: tuple[Fact, ...]
    earlier: tuple[Wording, ...] = ()
    reword: QuestionForm | None = None
    replace: QuestionForm | None = None
    retire: Form | None = None
    error: str = ""
    notice: str = ""


class NewQuestionPage(Page, frozen=True):
    template: ClassVar[str] = "questions/new.html"
    form: QuestionForm
    error: str = ""


class QuestionsImportPage(Page, frozen=True):
    """`upload` posts, as multipart, `file`."""

    template: ClassVar[str] = "questions/import.html"
    upload: Form
    report: Report | None = None
    error: str = ""
    notice: str = ""
