"""练题: one's own ten of today with their answers, so that a phone can ask them without a line, and what one answered."""

from datetime import date, datetime
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.practice.answer import answer
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.practice import PracticeSeen, answer_seen, practice_seen
from lianfang.web.pages.illustrated import drawn
from scoring.exams.bank.vocabulary import Kept

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]
Letters = Annotated[str, Meta(max_length=6, pattern="^[A-F]{1,6}$", examples=["B", "ACD"])]
Instant = Annotated[datetime, Meta(tz=True)]


class QuestionShown(Struct, frozen=True):
    """`kind`: single, multiple, judge (its options are 对 and 错). `answer` are the right letters; `correct` is today's, if any.

    `picture` is the address of its picture, `pictured` what that shows; both empty for none.
    """

    version: int
    kind: str
    topic: str
    asks: str
    options: tuple[str, ...]
    answer: str
    because: str
    source: str
    correct: bool | None
    picture: str
    pictured: str


class PracticeShown(Struct, frozen=True):
    """`questions` are the day's, in their order; `wrong` lie in the wrong-answer book.

    Of `answered` questions the latest answers were right `right` times; so of ten exams about `tenths` would be passed, null
    while too few were answered. It is an estimate.
    """

    day: date
    questions: tuple[QuestionShown, ...]
    wrong: int
    answered: int
    right: int
    tenths: int | None
    exam_on: date | None


class GiveAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """The letters chosen, of a question's version; `phone_at` is when it was pressed, if it is sent later."""

    version: Number
    answer: Letters
    phone_at: Instant | None = None


class AnswerJudged(Struct, frozen=True):
    """Whether it was right; the right letters, and why."""

    correct: bool
    answer: str
    because: str
    source: str


@look("/me/practice", "practice.own", "今天的题")
async def my_practice(request: ReadRequest) -> PracticeShown:
    """One's own; nobody else can ask for it."""
    seen = await practice_seen(actor_of(request))
    chance = seen.chance
    return PracticeShown(
        seen.today,
        tuple(_question(one, seen) for one in seen.ten),
        len(seen.wrong),
        chance.answered,
        chance.right,
        chance.tenths,
        seen.exam_on,
    )


@command("/me/practice/answers", "practice.own", "答一道题", created=True)
async def answer_practice(request: ReadRequest, data: JSONBody[GiveAnswer]) -> AnswerJudged:
    """Counted once by its key; nothing of it is told to anybody."""
    own = own_scope(actor_of(request), "practice.own")
    number = await answer(own, data.version, data.answer, data.phone_at, key_of(request))
    one, given = await answer_seen(actor_of(request), number)
    return AnswerJudged(given.latest.correct, one.said.answer, one.said.because, one.said.source)


def _question(one: Kept, seen: PracticeSeen) -> QuestionShown:
    said, today = one.said, seen.of_today(one)
    return QuestionShown(
        one.id, said.kind, said.topic, said.asks, said.options, said.answer, said.because, said.source,
        today.correct if today else None, *drawn(one),
    )  # fmt: skip
