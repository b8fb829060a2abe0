"""题库: the bureau's questions; the office adds, rewords, replaces and retires them, by form or by workbook."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can, scope
from lianfang.database import look
from lianfang.flows.questions.sheet import look_at_questions, take_questions
from lianfang.flows.questions.write import (
    OF_QUESTION,
    Drawn,
    add_question,
    replace_question,
    retire_question,
    reword_question,
)
from lianfang.photos import rules as photo_rules
from lianfang.photos.reads import content_of_digest
from lianfang.sheets.errors import NotAWorkbook
from lianfang.sheets.questions import HEAD
from lianfang.sheets.write import workbook
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal, xlsx
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.questions import Wanted, bank_seen, picture_of, question_seen
from lianfang.web.pages.questions_view import (
    import_report,
    list_page,
    new_page,
    number_of,
    question_page,
    said_in,
    sheet_row,
)
from lianfang.web.photos import photo_response
from lianfang.web.views import QuestionsImportPage
from lianfang.wording import say, status
from scoring.exams.bank.errors import QuestionAlike
from zones.ground.refused import Refused
from zones.ground.scope import Scope

MOST_BYTES = 21 * 2**20
MOST_FORM = photo_rules.MOST_BYTES + 2**16
NOTICES = {
    "added": "加好了。",
    "reworded": "改好了，从现在起照新的问；考过的卷子还是原来的字。",
    "replaced": "换好了：这一道顶替了原来那一道。",
    "retired": "停用了，以后不再问；考过的卷子不变。",
}


def _here(request: ReadRequest, action: str) -> tuple[Scope, int]:
    """The stations of the bureau, and the bureau. Raises NotYours."""
    return scope(actor_of(request), action), by_of(request).bureau or 0


@get("/questions", opt={"action": "question.see"})
async def questions(
    request: ReadRequest,
    q: FromQuery[str] = "",
    topic: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    look: FromQuery[str] = "",
    nth: FromQuery[int] = 1,
    done: FromQuery[str] = "",
) -> Response[str]:
    """`nth` is the page of the list."""
    wanted = Wanted(q.strip()[:40], topic, kind, look)
    seen = await bank_seen(*_here(request, "question.see"), wanted, nth)
    writes = can(actor_of(request), "question.write")
    return page(list_page(request, seen, wanted, writes=writes, notice=NOTICES.get(done, "")))


@get("/questions.xlsx", opt={"action": "question.see"})
async def questions_workbook(request: ReadRequest) -> Response[Any]:
    """All that are asked, in the form in which they can be brought back."""
    seen = await bank_seen(*_here(request, "question.see"), Wanted())
    return xlsx(workbook("题库", HEAD, [sheet_row(one.said) for one in seen.found]), "tiku")


@get("/questions/new", opt={"action": "question.write"})
async def new_question(request: ReadRequest) -> Response[str]:
    return page(new_page(request))


@post("/questions/new", opt={"action": "question.write"}, status_code=200, request_max_body_size=MOST_FORM)
async def add(request: ReadRequest) -> Response[Any]:
    """One by its form."""
    fields, (here, bureau) = await form_of(request), _here(request, "question.write")
    account, key = actor_of(request).account, key_of(request, fields)
    try:
        said = (said_in(fields), "apart" in fields, key, await _drawn(request, fields))
        number = await add_question(by_of(request), here, bureau, account, *said)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        alike = isinstance(refusal, QuestionAlike)
        return page(new_page(request, fields, alike=alike, error=say(refusal)), status(refusal))
    return go(f"/questions/{number}?done=added")


@get("/questions/{question:int}", opt={"action": "question.see"})
async def one_question(request: ReadRequest, question: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    return await _shown(request, question, notice=NOTICES.get(done, ""))


@post("/questions/{question:int}", opt={"action": "question.write"}, status_code=200, request_max_body_size=MOST_FORM)
async def reword(request: ReadRequest, question: FromPath[int]) -> Response[Any]:
    """A new wording."""
    fields, (here, _) = await form_of(request), _here(request, "question.write")
    account, version, key = actor_of(request).account, number_of(fields, "version"), key_of(request, fields)
    try:
        said = (said_in(fields), "apart" in fields, key, await _drawn(request, fields))
        await reword_question(by_of(request), here, account, question, version, *said)
    except NotYours:
        raise
    except Refused as refusal:
        return await _again(request, question, refusal, reword=fields)
    return go(f"/questions/{question}?done=reworded")


@post(
    "/questions/{question:int}/replacement",
    opt={"action": "question.write"},
    status_code=200,
    request_max_body_size=MOST_FORM,
)
async def replace(request: ReadRequest, question: FromPath[int]) -> Response[Any]:
    """Another question takes its place."""
    fields, (here, bureau) = await form_of(request), _here(request, "question.write")
    account, version, key = actor_of(request).account, number_of(fields, "version"), key_of(request, fields)
    try:
        said = (said_in(fields), "apart" in fields, key, await _drawn(request, fields))
        made = await replace_question(by_of(request), here, bureau, account, question, version, *said)
    except NotYours:
        raise
    except Refused as refusal:
        return await _again(request, question, refusal, replace=fields)
    return go(f"/questions/{made}?done=replaced")


@post("/questions/{question:int}/retirement", opt={"action": "question.write"}, status_code=200)
async def retire(request: ReadRequest, question: FromPath[int]) -> Response[Any]:
    """It is asked no more."""
    fields, (here, _) = await form_of(request), _here(request, "question.write")
    try:
        await retire_question(by_of(request), here, question, number_of(fields, "version"), key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        return await _again(request, question, refusal)
    return go("/questions?done=retired")


@get("/questions/{question:int}/photos/{number:int}", opt={"action": "question.picture"})
async def question_picture(request: ReadRequest, question: FromPath[int], number: FromPath[int]) -> Response[bytes]:
    """Of one of its versions: for whoever learns from the bank or keeps it."""
    digest = await picture_of(scope(actor_of(request), "question.picture"), question, number)
    return photo_response(await look(lambda: content_of_digest(OF_QUESTION, question, digest)))


async def _drawn(request: ReadRequest, fields: dict[str, str]) -> Drawn:
    return Drawn(await file_of(request, "photo"), "photo_off" in fields)


async def _again(request: ReadRequest, question: int, refusal: Refused, **typed: dict[str, str]) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    alike = isinstance(refusal, QuestionAlike)
    return await _shown(request, question, status(refusal), alike=alike, error=say(refusal), **typed)


async def _shown(request: ReadRequest, question: int, code: int = 200, **shown: Any) -> Response[str]:
    here, _ = _here(request, "question.see")
    writes = can(actor_of(request), "question.write")
    return page(question_page(request, await question_seen(here, question), writes, **shown), code)


@get("/questions/import", opt={"action": "question.write"})
async def choose_workbook(request: ReadRequest) -> Response[str]:
    return page(_page(request))


def _page(request: ReadRequest, **shown: Any) -> QuestionsImportPage:
    return QuestionsImportPage(frame_of(request), form("/questions/import"), **shown)


@post("/questions/import", opt={"action": "question.write"}, status_code=200, request_max_body_size=MOST_BYTES)
async def look_at_workbook(request: ReadRequest) -> Response[Any]:
    """What the file would do. No question is written."""
    content, (here, bureau) = await file_of(request, "file"), _here(request, "question.write")
    try:
        if not content:
            raise NotAWorkbook()
        looked = await look_at_questions(by_of(request), here, bureau, content)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(_page(request, error=say(refusal)), status(refusal))
    return page(_page(request, report=import_report(looked)))


@post("/questions/import/confirm", opt={"action": "question.write"}, status_code=200)
async def take_workbook(request: ReadRequest) -> Response[Any]:
    """Writes what was looked at. The same form twice says the same."""
    fields, (here, bureau) = await form_of(request), _here(request, "question.write")
    account, brought = actor_of(request).account, (fields.get("upload", ""), fields.get("seal", ""))
    try:
        done = await take_questions(by_of(request), here, bureau, account, *brought, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(_page(request, error=say(refusal)), status(refusal))
    return page(_page(request, notice=done))
