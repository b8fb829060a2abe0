"""The register's words: who issues, a draft with its advice and stages, an issued bulletin, its corrections."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from bulletins.figures.vocabulary import Figures
from zones.ground.scope import Scope
from zones.ground.weeks import Span, parse_span

AGREED, DISPUTED = "agreed", "disputed"
MOST_NOTE = 200
"""Characters of the words to an answer."""

USE, CHANGED, DROPPED, ADDED = "use", "changed", "dropped", "added"


Kind = Literal["weekly", "monthly", "special", "supplement"]
KIND_WORDS: dict[Kind, str] = {"weekly": "周通报", "monthly": "月通报", "special": "专项通报", "supplement": "增刊"}
"""A supplement counts nothing and is numbered apart."""

StepName = Literal["submitted", "reviewed", "returned", "cleared", "signed"]
STEPS: tuple[StepName, ...] = ("submitted", "reviewed", "cleared", "signed")
"""拟稿送核, 核稿, 保密审查, 签发, in this order; `returned` sends a draft back to the first."""
STEP_WORDS = {"submitted": "拟稿", "reviewed": "核稿", "returned": "退回", "cleared": "保密审查", "signed": "签发"}
MOST_OPINION, MOST_REASON, MOST_ITEMS = 200, 300, 20
"""Characters of an opinion and of the reason for a correction; places that one correction mends."""


def issue_name(kind: Kind, number: int, gap: str = "") -> str:
    """第12期, or 增刊第1期, as heads print it; a screen has a `gap` around the number."""
    return f"{'增刊' if kind == 'supplement' else ''}第{gap}{number}{gap}期"


class Publisher(Struct, frozen=True):
    """Whoever issues: a bureau (`station` None) or a station of its; `stations` are those that its figures count.

    `form` is brief (简报体) or letter (公文体, with `document_lead` before the number); `issued_before` counts issues before the platform.
    """

    id: int
    bureau: int
    station: int | None
    bureau_name: str
    station_name: str | None
    stations: tuple[int, ...]
    form: Literal["brief", "letter"] = "brief"
    document_lead: str = ""
    issued_before: int = 0

    @property
    def scope(self) -> Scope:
        """What its figures count."""
        return Scope(self.stations)


class Subject(Struct, frozen=True):
    """What a bulletin is about. `span` is what is counted; of a supplement the week in which it is begun.

    `title` is a campaign's or a supplement's.
    """

    kind: Kind
    span: Span
    title: str = ""


class Work(Struct, frozen=True):
    """A bulletin from its first day on: `id` is the one in its addresses, before and after it is issued.

    `week` is its week or weeks (2018-W40..2018-W43), of a supplement the one in which it was begun; `title` a campaign's or a
    supplement's.
    """

    id: int
    publisher: Publisher
    week: str
    drafted_at: datetime
    kind: Kind = "weekly"
    title: str = ""

    @property
    def about(self) -> Subject:
        return Subject(self.kind, parse_span(self.week), self.title)

    @property
    def file(self) -> str:
        """What its files are called."""
        return f"tongbao-zengkan-{self.id}" if self.kind == "supplement" else f"tongbao-{self.week.replace('..', '-')}"


class Taken(Struct, frozen=True):
    """A stage that a draft went through: who answers for it by name, the account that pressed, the page's digest, his words."""

    step: StepName
    name: str
    account: int | None
    digest: str
    at: datetime
    note: str


class AdviceLine(Struct, frozen=True):
    """A line of part six: `id` of the office's row (0 while untouched), the rule it comes from, its text and state.

    `owner` and `due` say who is to do it by when, where the proposal says so.
    """

    id: int
    rule: str
    text: str
    evidence: str
    state: str
    owner: str = ""
    due: date | None = None


class Advised(Struct, frozen=True, array_like=True):
    """A line of part six as it was printed: the rule it comes from (empty for the office's own), who was to do it by when."""

    rule: str
    text: str
    owner: str = ""
    due: date | None = None


class Erratum(Struct, frozen=True):
    """A numbered correction: `items` are (where, as printed, as it should be); `withdraws` takes the whole bulletin back."""

    id: int
    bulletin: int
    number: int
    withdraws: bool
    reason: str
    items: tuple[tuple[str, str, str], ...]
    issued_on: date
    drafted_by: str
    reviewed_by: str
    issued_by: str
    sha256: str


class Issued(Struct, frozen=True):
    """An issued bulletin. `advice` as printed; `sha256` is the file's; `errata` its corrections in order.

    `draft` is the id in its addresses, `total` counts all that its publisher ever issued (None for the earliest).
    """

    id: int
    draft: int
    week: str
    year: int
    number: int
    total: int | None
    issued_on: date
    issued_at: datetime
    issued_by: str
    reviewed_by: str
    figures: Figures
    advice: tuple[Advised, ...]
    sha256: str
    pages: int
    code: str
    kind: Kind = "weekly"
    title: str = ""
    errata: tuple[Erratum, ...] = ()

    @property
    def called(self) -> str:
        """第12期, or 增刊第1期."""
        return issue_name(self.kind, self.number)


class UnitAnswer(Struct, frozen=True):
    """What a unit last said of its lines: `text` are its words, empty where none were written or they were erased; `reply` is what the office found.

    `turns`, `answered`, `expected` and `items` are the annex row that it saw; `moved` says that the row is another now.
    """

    id: int
    unit: int
    name: str
    state: str
    text: str
    at: datetime
    revision: int
    turns: int
    answered: int
    expected: int
    items: int
    reply: str = ""
    moved: bool = False


class Verified(Struct, frozen=True):
    """What anybody may learn of an issued file: `period` in words (a supplement's is its title), `issuer` as its head prints it.

    `erratum` is the number of the correction that the file is (0: the bulletin itself); `corrected` are the numbers of its
    corrections, `withdrawn` that it no longer holds.
    """

    number: int
    year: int
    period: str
    issuer: str
    issued_on: date
    erratum: int = 0
    corrected: tuple[int, ...] = ()
    withdrawn: bool = False
    kind: Kind = "weekly"
