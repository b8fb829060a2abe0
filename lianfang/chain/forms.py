"""How a row of a book is written down as bytes before it is hashed: one SQL expression, made from a list of columns.

A form that rows were sealed under never changes: a column that is added later comes with a new form, and the old one stays.
A new book: a line here, its name in `lianfang.schema.BOOKS`, and `SELECT put_into_chain('its_name')` in a migration of lianfang.
"""

from msgspec import Struct

_WHOLE = "coalesce({0}::text, '~') || ','"
_INSTANT = "coalesce(to_char({0}{1}, 'YYYY-MM-DD{2} AD'), {0}::text, '~') || ','"
FIELDS = {
    "int": _WHOLE,
    "bool": _WHOLE,
    "text": "coalesce(length({0}) || ':' || {0}, '~') || ','",
    "date": _INSTANT.format("{0}", "", ""),
    "time": _INSTANT.format("{0}", " AT TIME ZONE 'UTC'", '"T"HH24:MI:SS.US'),
}
"""A field by its kind. Text has its length (characters) in front, nothing is `~`; to_char says nothing of infinity."""


class Parts(Struct, frozen=True):
    """Rows of another book that are written down with the row they belong to, in the order of their ids."""

    book: str
    of: str
    columns: str


class Form(Struct, frozen=True):
    """Columns as `name` (a whole number) or `name:kind`, in order."""

    columns: str
    parts: Parts | None = None


class Book(Struct, frozen=True):
    """What a book is called, and its forms: number 1 first, the last one is in use."""

    called: str
    forms: tuple[Form, ...]

    @property
    def newest(self) -> int:
        return len(self.forms)


BOOKS = {
    "award": Book(
        "积分条目",
        (
            Form(
                "id station person unit rule_book rule:text deed source:text cause points routine:bool because:text day:date "
                "week:text month:text posted_at:time",
                Parts("entry", "award", "id account amount"),
            ),
        ),
    ),
    "deed": Book(
        "做过的事",
        (
            Form(
                "id station kind:text person unit day:date at:time week:text minutes verified:bool metres level quality own "
                "delivery sheet:text row record_kind:text record corrects recorded_at:time"
            ),
        ),
    ),
    "audit_line": Book(
        "审计",
        (
            Form(
                "id actor:text bureau action:text outcome:text subject:text thing reason:text device network:text at:time"
            ),
        ),
    ),
    "bulletin": Book(
        "通报",
        (
            Form(
                "id station week:text revision year number issued_on:date issued_at:time issued_by reviewed_by figures:text "
                "advice:text sha256:text pages"
            ),
            Form(
                "id publisher draft station week:text revision year number total issued_on:date issued_at:time drafted_by "
                "reviewed_by cleared_by issued_by figures:text advice:text page:text code:text sha256:text pages"
            ),
            Form(
                "id publisher draft station kind:text week:text title:text revision year number total issued_on:date "
                "issued_at:time drafted_by reviewed_by cleared_by issued_by figures:text advice:text page:text code:text "
                "sha256:text pages"
            ),
        ),
    ),
    "draft_step": Book("通报办理", (Form("id draft step:text officer account digest:text at:time"),)),
    "draft_change": Book(
        "通报稿改动", (Form("id draft kind:text about:text state:text counted value account at:time"),)
    ),
    "erratum": Book(
        "通报更正",
        (
            Form(
                "id bulletin number withdraws:bool reason:text items:text issued_on:date issued_at:time drafted_by reviewed_by "
                "issued_by code:text sha256:text pages"
            ),
        ),
    ),
    "bulletin_delivery": Book("通报发送", (Form("id bulletin erratum unit receiver copies at:time"),)),
    "bulletin_receipt": Book("通报签收", (Form("id delivery day:date paper:bool account at:time"),)),
    "instruction": Book("领导批示", (Form("id bulletin officer day:date account at:time"),)),
    "meeting": Book("会议", (Form("id publisher day:date account at:time"),)),
    "follow_up": Book("督办的事", (Form("id publisher instruction meeting station unit due:date at:time"),)),
    "follow_up_step": Book("督办经过", (Form("id item step:text due:date account at:time"),)),
    "aid_event": Book("求援经过", (Form("id request seq kind:text at:time person account facts:text"),)),
    "rule_book": Book("积分管理办法", (Form("id bureau version:text starts_on:date text:text recorded_at:time"),)),
    "rescoring": Book(
        "按决定重算",
        (Form("id bureau rule_book first_day:date last_day:date number:text account decided_at:time"),),
    ),
    "aid_judgement": Book("求援用得对不对", (Form("id request unit verdict:text until:date lifts account at:time"),)),
    "veto": Book(
        "一票否决",
        (
            Form(
                "id station person ground:text since:date until:date document:text proposal proposer account lifts "
                "reason:text at:time"
            ),
        ),
    ),
    "money_move": Book(
        "奖励金",
        (
            Form(
                "id station run prize kind:text document:text account at:time",
                Parts("money_entry", "move", "id move purse fen"),
            ),
        ),
    ),
    "week_summary": Book("周汇总", (Form("id station week:text seq digest:text frozen_at:time"),)),
    "bulletin_count": Book(
        "通报怎么数的",
        (
            Form(
                "id bulletin first_week:text last_week:text stations:text rule_book routine_cap limits:text counted_at:time"
            ),
        ),
    ),
    "publisher_change": Book(
        "发文设置",
        (Form("id publisher name:text was:text becomes:text since:text account at:time"),),
    ),
    "line_answer": Book(
        "单位对通报的答复",
        (Form("id station week:text unit state:text given_by at:time revision turns answered expected items"),),
    ),
}
"""What the chain runs over."""


def columns_of(form: str) -> list[tuple[str, str]]:
    """(name, kind) in order."""
    return [(name, kind or "int") for name, _, kind in (one.partition(":") for one in form.split())]


def written(book: str, number: int) -> str | None:
    """A statement that gives (id, content) of the rows whose ids it is given; None for a book or form that is not known."""
    if book not in BOOKS or not 0 < number <= BOOKS[book].newest:
        return None
    form = BOOKS[book].forms[number - 1]
    content = f"'{number};' || {_fields('b', form.columns)} || {_parts(form.parts)}"
    return f"SELECT b.id, convert_to({content}, 'UTF8') AS content FROM {book} b WHERE b.id = ANY($1::bigint[])"


def _fields(alias: str, columns: str) -> str:
    return " || ".join(FIELDS[kind].format(f"{alias}.{name}") for name, kind in columns_of(columns))


def _parts(parts: Parts | None) -> str:
    if parts is None:
        return "''"
    fields = _fields("p", parts.columns)
    return f"coalesce((SELECT string_agg({fields} || ';', '' ORDER BY p.id) FROM {parts.book} p WHERE p.{parts.of} = b.id), '')"
