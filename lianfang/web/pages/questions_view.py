"""题库 in words."""

from typing import Any
from urllib.parse import urlencode

from msgspec import structs

from lianfang.flows.questions.sheet import BankLooked
from lianfang.sheets.questions import read_question
from lianfang.sheets.table import Row, RowProblem
from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.questions import BankSeen, QuestionSeen, Wanted
from lianfang.web.pages.illustrated import illustrated
from lianfang.web.pages.told import full_day
from lianfang.web.views import (
    Choice,
    Count,
    Fact,
    Form,
    Link,
    NewQuestionPage,
    QuestionForm,
    QuestionPage,
    QuestionRow,
    QuestionsPage,
    RejectedRow,
    Report,
    Tag,
    Wording,
)
from scoring.exams.bank.errors import BadQuestion
from scoring.exams.bank.rules.statistics import ENOUGH, Statistics
from scoring.exams.bank.vocabulary import JUDGED, KINDS, LETTERS, LEVELS, YES, Kept, Question
from zones.ground.weeks import shanghai_day

EVERY = "全部"
LOOKS = {"easy": "太容易", "hard": "太难", "backwards": "好的反而错，看看答案对不对", "little": "分不出好差"}
"""Why somebody should look at a question."""


def said_in(fields: dict[str, str]) -> Question:
    """What a form says, read as a workbook's row is. Raises BadQuestion."""
    try:
        return read_question(Row(0, dict(fields), "", {}, {}, frozenset()))
    except RowProblem as problem:
        raise BadQuestion(why=f"{problem.why}，{problem.do}") from problem


def number_of(fields: dict[str, str], name: str) -> int:
    """A number that a form carries unseen; 0 for what is none."""
    text = fields.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def answer_said(said: Question) -> str:
    """As a trainer writes it."""
    return said.answer if said.kind != "judge" else JUDGED[said.answer != YES]


def sheet_row(said: Question) -> tuple[str | int, ...]:
    """A row of the bank's workbook; its columns are those of `HEAD`."""
    options = () if said.kind == "judge" else said.options
    filled = (*options, *[""] * (len(LETTERS) - len(options)))
    kind = KINDS[said.kind]
    words = (said.code, kind, said.topic, said.asks, *filled, answer_said(said), said.because, said.source)
    return (*words, said.level, said.pictured)


def list_page(request: ReadRequest, seen: BankSeen, wanted: Wanted, **shown: Any) -> QuestionsPage:
    return QuestionsPage(
        frame_of(request),
        found=f"{len(seen.found)} 道题" + (f"，第 {seen.nth} 页，共 {seen.last} 页" if seen.last > 1 else ""),
        rows=tuple(_row(one, seen.told.get(one.id)) for one in seen.shown),
        topics=_choices({"": EVERY} | {topic: topic for topic in seen.topics}, wanted.topic),
        kinds=_choices({"": EVERY} | KINDS, wanted.kind),
        looks=_choices({"": EVERY, "yes": "要看一看的"}, wanted.look),
        q=wanted.q,
        pages=tuple(_turns(wanted, seen.nth, seen.last)),
        **shown,
    )


def _turns(wanted: Wanted, nth: int, last: int) -> list[Link]:
    asked = {name: text for name, text in structs.asdict(wanted).items() if text}
    turns = (("上一页", nth - 1), ("下一页", nth + 1))
    return [Link(said, f"/questions?{urlencode(asked | {'nth': to})}") for said, to in turns if 1 <= to <= last]


def _row(one: Kept, told: Statistics | None) -> QuestionRow:
    said = one.said
    return QuestionRow(
        said.code,
        said.asks,
        KINDS[said.kind],
        said.topic,
        LEVELS[said.level],
        f"/questions/{one.question}",
        told=_told(told),
        look=Tag(LOOKS[told.look], "gold") if told and told.look else None,
    )


def _told(told: Statistics | None) -> str:
    if told is None:
        return ""
    few = f"，不到 {ENOUGH} 人，还看不准" if told.answers < ENOUGH else ""
    apart = f"{'高' if told.apart >= 0 else '低'} {abs(told.apart)} 个百分点"
    return f"{told.answers} 人次做过，做对 {told.right_pct}%，好的一组比差的一组{apart}{few}"


def _choices(words: dict[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in words.items())


def new_page(
    request: ReadRequest, typed: dict[str, str] | None = None, alike: bool = False, error: str = ""
) -> NewQuestionPage:
    """`typed`: nothing that was typed is lost."""
    values = _values(None) | (typed or {})
    return NewQuestionPage(frame_of(request), _form(form("/questions/new"), "加上", values, alike, new=True), error)


def question_page(
    request: ReadRequest,
    seen: QuestionSeen,
    writes: bool,
    *,
    alike: bool = False,
    reword: dict[str, str] | None = None,
    replace: dict[str, str] | None = None,
    **shown: Any,
) -> QuestionPage:
    """`reword` and `replace` are what was typed into these forms and not taken."""
    now = seen.versions[0]
    path, along = f"/questions/{now.question}", (("version", str(now.number)),)
    changes = writes and now.retired_at is None
    say, instead = _values(now.said) | (reword or {}), _values(None) | (replace or {})
    first, other = Form(path, new_key(), along), Form(f"{path}/replacement", new_key(), along)
    return QuestionPage(
        frame_of(request),
        code=now.said.code,
        state=Tag("在用", "ok") if now.retired_at is None else Tag("停用了"),
        now=_wording(now, "现在这样问"),
        facts=tuple(_facts(now, seen.told)),
        earlier=tuple(_wording(one, f"第 {one.number} 版") for one in seen.versions[1:]),
        reword=_form(first, "存新的字", say, alike and reword is not None, picture=illustrated(now))
        if changes
        else None,
        replace=_form(other, "顶替这一道", instead, alike and replace is not None) if changes else None,
        retire=Form(f"{path}/retirement", new_key(), along) if changes else None,
        **shown,
    )


def _facts(now: Kept, told: Statistics | None) -> list[Fact]:
    said = now.said
    facts = [Fact("题型", KINDS[said.kind]), Fact("类别", said.topic), Fact("难度", LEVELS[said.level])]
    facts.append(Fact("版本", f"第 {now.number} 版"))
    facts.append(Fact("考下来", _told(told) or "还没有人考过", LOOKS[told.look] if told and told.look else ""))
    if now.retired_at:
        facts.append(Fact("停用", full_day(shanghai_day(now.retired_at))))
    return facts


def _wording(one: Kept, title: str) -> Wording:
    said = one.said
    options = [(letter, text, letter in said.answer) for letter, text in zip(LETTERS, said.options, strict=False)]
    return Wording(title, said.asks, tuple(options), said.because, said.source, illustrated(one))


def _form(target: Form, says: str, values: dict[str, str], alike: bool, **more: Any) -> QuestionForm:
    kinds = _choices({called: called for called in KINDS.values()}, values["kind"])
    levels = _choices({str(level): called for level, called in LEVELS.items()}, values["level"])
    return QuestionForm(target, says, kinds, levels, values, apart=alike, **more)


def _values(said: Question | None) -> dict[str, str]:
    names = ("code", "kind", "topic", "asks", *(f"option{letter}" for letter in LETTERS), "answer", "because", "source")
    row = sheet_row(said) if said else ("", KINDS["single"], *[""] * 11, 1, "")
    return dict(zip((*names, "level", "pictured"), map(str, row), strict=True))


def import_report(looked: BankLooked) -> Report:
    """What a workbook would do."""
    told = looked.report
    along = (("upload", looked.upload), ("seal", looked.seal))
    totals = (
        Count("新题", str(told.new), "道"),
        Count("改字", str(told.changed), "道"),
        Count("没有变", str(told.same), "道"),
        Count("没有收", str(len(told.rejected)), "行", warn=bool(told.rejected)),
    )
    return Report(
        file="题库",
        about="还没有写入，写入后会这样",
        totals=totals,
        sheets=(),
        rejected=tuple(RejectedRow(one.sheet, str(one.row), one.column, one.why, one.do) for one in told.rejected),
        warnings=tuple(f"没有用的工作表：{name}" for name in told.ignored),
        confirm=Form("/questions/import/confirm", new_key(), along) if told.new or told.changed else None,
        cancel="/questions/import",
    )
