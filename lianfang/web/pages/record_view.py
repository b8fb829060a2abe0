"""四种单 in words: for the guard, for his unit, for the station."""

from msgspec.structs import replace

from lianfang.web.answers import form
from lianfang.web.looks.records import RecordsSeen
from lianfang.web.pages.deduction_view import last_day
from lianfang.web.pages.note_view import MARKS, shots, when
from lianfang.web.views import Form, RecordRow, Tag
from zones.reports.reads.records import RecordRow as Row
from zones.reports.rules.saying import told_at
from zones.reports.vocabulary.hints import HINTS, Hint
from zones.reports.vocabulary.records import DUTIES, STATES, UNIT_WORDS, Record

COLOURS = {"asked": "gold", "sent": "gold", "confirmed": "ok", "returned": "warn", "withdrawn": "mute"}
UNIT_COLOURS = {"": "mute", "confirm": "ok", "untrue": "warn", "silent": "warn", "nobody": "mute"}
COMMENDED = "别处已经表扬奖励过，不重复记分"
RETURN, WITHDRAW = ("return", "退回去"), ("withdraw", "撤销")


def own_row(seen: RecordsSeen, row: Row) -> RecordRow:
    """As its guard reads it."""
    record = row.record
    shown = _row(seen, row)
    if record.state == "asked":
        waits = f"先请单位看一眼，最迟{last_day(record.next_deadline)}。单位不回话，民警照样定，不耽误您。"
        return replace(shown, unit=waits)
    return replace(shown, unit=unit_said(record))


def unit_row(seen: RecordsSeen, row: Row, at: str, typed: str = "") -> RecordRow:
    """As its unit reads it: words, photo, and two answers. `typed` is what was written and may be sent again."""
    record = row.record
    shown = replace(_row(seen, row), title=f"{row.name} · {_titled(record)}", typed=typed)
    late = "三天过了，民警可以定了；还没定，您现在说也算。" if record.unit_word == "silent" else ""
    until = "" if late else f"请在{last_day(record.next_deadline)}前说一句，过了民警自己定。"
    return replace(shown, unit=late or until, word=form(f"{at}/{record.id}"))


def desk_row(seen: RecordsSeen, row: Row, decide: str, typed: str = "", hints: tuple[Hint, ...] = ()) -> RecordRow:
    """As the station reads it; `decide` is the address for whoever may, `hints` are reasons to look."""
    record = row.record
    by = seen.names.get(record.account or 0, "")
    shown = replace(
        _row(seen, row, by),
        who=f"{row.unit_name} {row.name}",
        unit=_unit_at_desk(record),
        typed=typed,
        tags=_tags(record, len(hints)),
        hints=tuple(HINTS[one.code].format(**one.facts) for one in hints),
    )
    if not decide:
        return shown
    if record.state == "sent":
        return replace(
            shown, confirm=_pressed(decide, "confirm"), back=_pressed(decide, RETURN[0]), back_word=RETURN[1]
        )
    if record.state == "confirmed":
        return replace(shown, back=_pressed(decide, WITHDRAW[0]), back_word=WITHDRAW[1])
    return shown


def _row(seen: RecordsSeen, row: Row, by: str = "") -> RecordRow:
    record = row.record
    _, mark = told_at(record.phone_at, record.at)
    return RecordRow(
        id=str(record.id),
        title=_titled(record),
        who="",
        when=f"{when(record.happened_at, seen.now)}的事，{when(record.at, seen.now)}交的",
        words=record.words,
        state=Tag(STATES[record.state], COLOURS[record.state]),  # type: ignore[arg-type]
        why=_why(seen, record, by),
        mark=MARKS[mark],
        shots=shots(f"/records/{record.id}", seen.photos.get(record.id, []), seen.now),
    )


def unit_said(record: Record) -> str:
    """单位说属实 · 单位说不是这样：那天他休息; empty while it is asked."""
    word = UNIT_WORDS.get(record.unit_word, "")
    return f"{word}：{record.unit_said}" if record.unit_said else word


def _unit_at_desk(record: Record) -> str:
    if record.state == "asked":
        return f"单位在核对，最迟{last_day(record.next_deadline)}；没有回话，那时就能定。"
    return unit_said(record)


def _tags(record: Record, hints: int) -> tuple[Tag, ...]:
    word = UNIT_WORDS.get(record.unit_word, "")
    said = (Tag(word, UNIT_COLOURS[record.unit_word]),) if word else ()  # type: ignore[arg-type]
    return (Tag(f"先看一眼 {hints} 处", "gold"), *said) if hints else said


def _pressed(href: str, verdict: str) -> Form:
    plain = form(href)
    return Form(plain.href, plain.key, (("verdict", verdict),))


def _titled(record: Record) -> str:
    topic = f"：{record.topic}，{record.contacts} 人听" if record.duty == "outreach" else ""
    return f"{DUTIES[record.duty]}{topic}"


def _why(seen: RecordsSeen, record: Record, by: str) -> str:
    if record.account is None or record.decided_at is None:
        return ""
    reason = f"：{record.why}" if record.why else f"，{COMMENDED}" if record.commended else ""
    return f"{when(record.decided_at, seen.now)}{by}{STATES[record.state]}{reason}"
