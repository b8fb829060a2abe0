"""学习: today's ten, the wrong-answer book, a topic; one question a screen, judged at once."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.access import NotYours
from lianfang.flows.practice.answer import answer
from lianfang.flows.unit.certificate_of import certificate_of
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of
from lianfang.web.forms import form_of, key_of, phone_time
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.practice import PracticeSeen, answer_seen, practice_seen
from lianfang.web.pages.practice_view import (
    address,
    closed_page,
    judged_page,
    learn_page,
    today_page,
    topic_page,
    topics_page,
    wrong_page,
)
from lianfang.web.views import PracticePage, TopicsPage
from lianfang.wording import say, status
from scoring.exams.bank.vocabulary import LETTERS
from scoring.exams.practice.errors import PracticeClosed
from zones.ground.refused import Refused

HERE = ("today", "wrong", "topics")


@get("/learn", opt={"action": "practice.own"})
async def learn(request: ReadRequest) -> Response[str]:
    """How far he is today, and how the exam would go."""
    own = own_scope(actor_of(request), "practice.own")
    try:
        seen = await practice_seen(actor_of(request))
    except PracticeClosed as closed:
        return _closed(request, closed)
    return page(learn_page(request, seen, await certificate_of(own)))


@get("/learn/today", opt={"action": "practice.own"})
async def practise_today(request: ReadRequest, answered: FromQuery[str] = "") -> Response[str]:
    return await _shown(request, "today", "", answered)


@get("/learn/wrong", opt={"action": "practice.own"})
async def practise_wrong(request: ReadRequest, answered: FromQuery[str] = "") -> Response[str]:
    return await _shown(request, "wrong", "", answered)


@get("/learn/topics", opt={"action": "practice.own"})
async def practise_topic(
    request: ReadRequest, topic: FromQuery[str] = "", answered: FromQuery[str] = ""
) -> Response[str]:
    """The list of topics; with one, its questions."""
    return await _shown(request, "topics", topic, answered)


async def _shown(request: ReadRequest, here: str, topic: str, answered: str) -> Response[str]:
    number = _number(answered)
    try:
        if number is None:
            return page(_set(request, await practice_seen(actor_of(request)), here, topic))
        one, given = await answer_seen(actor_of(request), number)
    except PracticeClosed as closed:
        return _closed(request, closed)
    return page(judged_page(request, one, given, here, topic, given.latest.day.isoformat()))


def _closed(request: ReadRequest, closed: PracticeClosed) -> Response[str]:
    """The status takes the page that a phone kept away with it, and lets what waits in the phone wait."""
    return page(closed_page(request, say(closed)), status(closed))


def _set(request: ReadRequest, seen: PracticeSeen, here: str, topic: str, error: str = "") -> PracticePage | TopicsPage:
    if here == "topics" and not topic:
        return topics_page(request, seen)
    if here == "topics":
        return topic_page(request, seen, topic, error)
    return wrong_page(request, seen, error) if here == "wrong" else today_page(request, seen, error)


@post("/learn/answers", opt={"action": "practice.own"}, status_code=200)
async def answer_question(request: ReadRequest) -> Response[Any]:
    """From the page that he is on, or later from a phone that had no line."""
    fields = await form_of(request)
    here = next((one for one in HERE if one == fields.get("here")), HERE[0])
    topic = fields.get("topic", "") if here == "topics" else ""
    own = own_scope(actor_of(request), "practice.own")
    try:
        version = _number(fields.get("version", "")) or 0
        number = await answer(own, version, _given(fields), phone_time(fields), key_of(request, fields))
    except NotYours:
        raise
    except PracticeClosed as closed:
        return _closed(request, closed)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        seen = await practice_seen(actor_of(request))
        return page(_set(request, seen, here, topic, say(refusal)), status(refusal))
    return go(address(here, topic, number))


def _given(fields: dict[str, str]) -> str:
    """One letter's button, or the letters that were ticked."""
    ticked = "".join(letter for letter in LETTERS if letter in fields)
    return ticked or fields.get("answer", "")[: len(LETTERS)]


def _number(text: str) -> int | None:
    """An id as somebody wrote it, or none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
