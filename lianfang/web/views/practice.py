"""学习: what a guard practises; for himself alone."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Form, Illustration, Link, Page, Tag


class Pick(Struct, frozen=True):
    """An option: what is posted, what stands on it."""

    letter: str
    text: str


class PracticeQuestion(Struct, frozen=True):
    """One on the screen. `head` as 第 3 题，共 10 题 · 单选题; `answer` are the right letters, `right` says them with their words.

    Without letters on its options (`plain`) it is a judgement.
    """

    version: int
    head: str
    asks: str
    picks: tuple[Pick, ...]
    answer: str
    right: str
    because: str
    source: str
    form: Form
    many: bool = False
    plain: bool = False
    picture: Illustration | None = None


class Judged(Struct, frozen=True):
    """What became of an answer, where no script judged it."""

    correct: bool
    asks: str
    right: str
    because: str
    source: str
    next: Link
    picture: Illustration | None = None


class PracticePage(Page, frozen=True):
    """Some questions, one at a time. `here` is where they come from, `day` is Shanghai's; `done` stands there when none is left."""

    template: ClassVar[str] = "practice/set.html"
    title: str
    back: Link
    here: str
    day: str
    questions: tuple[PracticeQuestion, ...]
    done: str
    judged: Judged | None = None
    error: str = ""


class LearnPage(Page, frozen=True):
    """学习. `go` leads to today's questions, None when they are done. `exam` says when the exam is, empty while nobody knows."""

    template: ClassVar[str] = "practice/home.html"
    today: str
    share: int
    go: Link | None
    lists: tuple[Link, ...]
    chance: str
    chance_note: str
    certificate: Tag
    certificate_next: str
    exam: str = ""


class TopicsPage(Page, frozen=True):
    """按类别练: the bank's topics."""

    template: ClassVar[str] = "practice/topics.html"
    topics: tuple[Link, ...]
