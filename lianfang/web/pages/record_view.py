"""四种单 in words."""

from lianfang.web.answers import form
from lianfang.web.looks.reports import RecordsSeen
from lianfang.web.pages.note_view import MARKS, shots, when
from lianfang.web.views import RecordRow, Tag
from zones.reports.reads.records import RecordRow as Row
from zones.reports.rules.saying import told_at
from zones.reports.vocabulary.records import DUTIES, STATES, Record

COLOURS = {"sent": "gold", "confirmed": "ok", "returned": "warn", "withdrawn": "mute"}
VERDICTS = {
    "sent": (("confirm", "属实，确认", False), ("return", "退回去", True)),
    "confirmed": (("withdraw", "撤销", True),),
}
"""By state: (verdict, the button's word, whether a reason goes along)."""


def record_row(seen: RecordsSeen, row: Row, guard: bool, decide: str = "") -> RecordRow:
    """`decide` is the address for whoever decides."""
    record = row.record
    _, mark = told_at(record.phone_at, record.at)
    return RecordRow(
        id=str(record.id),
        title=_titled(record),
        who="" if guard else f"{row.unit_name} {row.name}",
        when=f"{when(record.happened_at, seen.now)}的事，{when(record.at, seen.now)}交的",
        words=record.words,
        state=Tag(STATES[record.state], COLOURS[record.state]),  # type: ignore[arg-type]
        why=_why(seen, record, guard),
        mark=MARKS[mark],
        shots=shots(f"/records/{record.id}", seen.photos.get(record.id, []), seen.now),
        verdicts=tuple((*verdict, form(decide)) for verdict in VERDICTS.get(record.state, ())) if decide else (),
    )


def _titled(record: Record) -> str:
    topic = f"：{record.topic}，{record.contacts} 人听" if record.duty == "outreach" else ""
    return f"{DUTIES[record.duty]}{topic}"


def _why(seen: RecordsSeen, record: Record, guard: bool) -> str:
    if record.account is None or record.decided_at is None:
        return ""
    by = "" if guard else seen.names.get(record.account, "")
    reason = f"：{record.why}" if record.why else ""
    return f"{when(record.decided_at, seen.now)}{by}{STATES[record.state]}{reason}"
