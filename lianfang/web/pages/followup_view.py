"""督办 in words: rows of items, the form that asks, the sheet of a meeting."""

from collections.abc import Iterable
from datetime import date

from bulletins.followup.rules import course, overdue
from bulletins.followup.vocabulary import MOST_ITEMS, STEP_WORDS, Asked, Item, Step
from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from bulletins.register.vocabulary import Publisher, issue_name
from lianfang.flows.bulletin.preview import issuer_of
from lianfang.web.answers import form
from lianfang.web.looks.followup import Instructed, MeetingSeen
from lianfang.web.pages.asked import day_asked
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import AskFields, AskForm, Fact, Form, InstructedPart, InstructionRow, ItemRow, Tag
from zones.ground.weeks import shanghai_day

ROWS = range(1, MOST_ITEMS + 1)
HEAD = ("序号", "决定事项", "谁办", "哪天前", "办得怎样")
WIDTHS_MM = (12, 66, 36, 24, 32)


def rows_of(items: Iterable[Item], today: date, steps: bool = False) -> tuple[ItemRow, ...]:
    """`steps` gives each open one the form for its next."""
    return tuple(_row(one, today, steps) for one in items)


def _row(one: Item, today: date, steps: bool) -> ItemRow:
    now = course(one)
    meeting = one.meeting is not None
    return ItemRow(
        one.what or "（内容已删除）",
        one.owner,
        _state(one, today),
        f"{full_day(now.due)}前",
        "会议决定" if meeting else f"{issue_name(one.kind or 'weekly', one.number or 0, ' ')}的批示",
        f"/meetings/{one.meeting}" if meeting else f"/bulletins/{one.bulletin}",
        tuple(_step(step) for step in one.steps),
        form(f"/followups/{one.id}/steps") if steps and now.open else None,
    )


def _state(one: Item, today: date) -> Tag:
    now = course(one)
    if not now.open:
        return Tag(STEP_WORDS[now.last.name], "ok" if now.last.name == "done" else "mute")
    return Tag("过期没办结", "warn") if overdue(one, today) else Tag("正在办", "gold")


def _step(step: Step) -> Fact:
    until = f"到{full_day(step.due)}" if step.due else ""
    return Fact(STEP_WORDS[step.name] + until, "　".join(text for text in (moment(step.at), step.note) if text))


def instructed_part(
    seen: Instructed | None, bulletin: int, today: date, typed: dict[str, str]
) -> InstructedPart | None:
    """None for whoever does not keep them."""
    if seen is None:
        return None
    return InstructedPart(
        tuple(InstructionRow(one.by, full_day(one.day), one.words or "（原话已删除）") for one in seen.instructions),
        rows_of(seen.items, today),
        ask_form(form(f"/bulletins/{bulletin}/instructions"), seen.owners, today, typed),
    )


def ask_form(form: Form, owners: tuple[str, ...], today: date, typed: dict[str, str]) -> AskForm:
    rows = tuple(AskFields(*(typed.get(f"{name}-{at}", "") for name in ("what", "owner", "due"))) for at in ROWS)
    named = {name: typed.get(name, "") for name in ("name", "words", "place", "present", "minutes", "publisher")}
    return AskForm(form, rows, owners, today.isoformat(), {**named, "day": typed.get("day", "")}, bool(typed))


def asked_in(fields: dict[str, str]) -> tuple[Asked, ...]:
    """As the form says it. Raises BadDays."""
    return tuple(
        Asked(fields.get(f"what-{at}", ""), fields.get(f"owner-{at}", ""), day_asked(fields.get(f"due-{at}", "")))
        for at in ROWS
    )


def minutes_letter(seen: MeetingSeen) -> Letter:
    """One A4 unless the minutes are long: who, where, what was said, what was decided."""
    one, today = seen.meeting, shanghai_day(seen.now)
    rows = tuple(
        (str(nth), row.what, row.owner, row.due.removesuffix("前"), row.state.text)
        for nth, row in enumerate(rows_of(seen.items, today), 1)
    )
    return Letter(
        title="联勤联防会议纪要",
        number=issuer(seen.publisher),
        paragraphs=tuple(one.minutes.splitlines()),
        lines=(Line("时间", full_day(one.day)), Line("地点", one.place), Line("参加", one.present)),
        blanks=(),
        grid=Grid(HEAD, WIDTHS_MM, rows) if rows else None,
        signers=(Signer("记录（签字）", ""), Signer("主持（签字）", "")),
        day=full_day(one.day),
    )


def issuer(publisher: Publisher) -> str:
    return issuer_of(publisher).name
