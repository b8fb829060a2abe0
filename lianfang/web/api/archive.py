"""What was issued: its figures as rows, its corrections, what moved since, its file; the archive; how somebody issues."""

from datetime import date
from typing import Annotated

from litestar import Response
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from bulletins.archive.rules import sentence_with, words_of
from bulletins.archive.vocabulary import MOST_ASKED, MOST_FOUND, Asked, Counted, How
from bulletins.figures.rules import Thresholds
from bulletins.publishers.vocabulary import Change, Form, Settings
from bulletins.register.vocabulary import Erratum, Issued, Kind, Work
from lianfang import issued
from lianfang.access import NotYours, can, scope
from lianfang.flows.bulletin.moved import Moved, moved
from lianfang.flows.bulletin.settle import settle
from lianfang.printing import print_bulletin
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.api.operations import Done, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.archive import archive_seen, figures_seen, publisher_seen
from lianfang.web.looks.bulletins import draft_seen, issued_seen
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.places import publisher_of, work_of

PDF = "application/pdf"


class FigureRow(Struct, frozen=True):
    """A number by its path; `last` is that of the period before, None where that was not issued or not counted."""

    path: str
    label: str
    value: float | None
    unit: str
    last: float | None


class FigureRows(Struct, frozen=True):
    """Frozen once `issued`, live before. `counted` says how, of what was issued since that is written down."""

    issued: bool
    counted: Counted | None
    figures: tuple[FigureRow, ...]


class FoundBulletin(Struct, frozen=True):
    """A bulletin that answers: the sentence that holds the words, the figure that was asked for."""

    bulletin: int
    issuer: str
    kind: Kind
    week: str
    title: str
    year: int
    number: int
    issued_on: date
    corrected: int
    withdrawn: bool
    heading: str
    sentence: str
    figure: str
    value: float | None
    unit: str


class ArchiveAnswer(Struct, frozen=True):
    """Newest first; `more`: there are older ones, so ask more closely."""

    found: tuple[FoundBulletin, ...]
    more: bool


class PublisherSettings(Struct, frozen=True):
    """As they will be once all that was decided holds. `since` are weeks from which a threshold may be set."""

    settings: Settings
    least_issued_before: int
    since: tuple[str, ...]
    changes: tuple[Change, ...]


class SetPublisher(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings at once. Thresholds hold from `since` on, this week at the earliest; the rest at once."""

    form: Form
    issued_before: Annotated[int, Meta(ge=0, le=10_000)]
    automatic: bool
    since: Annotated[str, Meta(max_length=8, pattern=r"^[0-9]{4}-W[0-9]{2}$")]
    document_lead: Annotated[str, Meta(max_length=20, pattern=r"^[\u4e00-\u9fff]*$")] = ""
    limits: Thresholds = Thresholds()


@look("/bulletins/{bulletin:int}/figures", "bulletin.see", "一期通报的每个数")
async def bulletin_figures(request: ReadRequest, bulletin: Id) -> FigureRows:
    """In reading order, with last period's beside them."""
    work = await work_of(request, "bulletin.see", bulletin)
    one = await _issued(request, work)
    seen = await figures_seen(work, one is not None)
    last = {figure.path: figure.value for figure in seen.last}
    rows = (FigureRow(it.path, it.label, it.value, it.unit, last.get(it.path)) for it in seen.figures)
    return FigureRows(one is not None, seen.counted, tuple(rows))


@look("/bulletins/{bulletin:int}/errata", "bulletin.see", "一期通报的更正")
async def bulletin_errata(request: ReadRequest, bulletin: Id) -> tuple[Erratum, ...]:
    """In their order; empty before it is issued."""
    one = await _issued(request, await work_of(request, "bulletin.see", bulletin))
    return one.errata if one else ()


@look("/bulletins/{bulletin:int}/changes", "bulletin.issue", "核对现在的数")
async def bulletin_changes(request: ReadRequest, bulletin: Id) -> tuple[Moved, ...]:
    """Numbers that are others now than in the issued bulletin: candidates for a correction, counted when asked."""
    return await moved(await work_of(request, "bulletin.issue", bulletin))


@look("/bulletins/{bulletin:int}/pdf", "bulletin.see", "一期通报的成品", gives=PDF)
async def bulletin_pdf(request: ReadRequest, bulletin: Id) -> Response[bytes]:
    """The file as it was issued, signed; of a draft a print with its mark, for whoever may draft."""
    work = await work_of(request, "bulletin.see", bulletin)
    one = await _issued(request, work)
    if one is not None:
        return pdf(issued.load(one.sha256), work.file)
    return pdf((await print_bulletin((await draft_seen(work, may_draft=True)).page)).pdf, work.file)


async def _issued(request: ReadRequest, work: Work) -> Issued | None:
    """What it became; a draft is there for whoever may draft. Raises NotYours."""
    one = await issued_seen(work)
    if one is None and not can(actor_of(request), "bulletin.draft"):
        raise NotYours()
    return one


WordsAsked = Annotated[
    str, QueryParameter(max_length=MOST_ASKED, pattern=r"^[^\u0000]*$", description="印着的话，几个词用空格隔开")
]
FigureAsked = Annotated[
    str, QueryParameter(max_length=200, pattern=r"^[^\u0000]*$", description="哪个数，例如 cases.this_week")
]
ValueAsked = Annotated[float | None, QueryParameter(ge=-1e9, le=1e9, description="和 figure、how 一起用")]
Small = Annotated[int | None, QueryParameter(ge=1, le=2**15 - 1)]


@look("/bulletins/archive", "bulletin.see", "查签发过的通报")
async def bulletin_archive(
    request: ReadRequest,
    words: WordsAsked = "",
    figure: FigureAsked = "",
    how: Annotated[How, QueryParameter(description="ge 不少于，le 不多于，eq 正好")] = "ge",
    value: ValueAsked = None,
    publisher: Small = None,
    year: Small = None,
    number: Small = None,
) -> ArchiveAnswer:
    """Whatever is not asked is not looked at; without a question everything, newest first."""
    asked = Asked(words_of(words), figure, how, value, publisher, year, number)
    seen = await archive_seen(scope(actor_of(request), "bulletin.see"), asked)
    found = tuple(
        FoundBulletin(
            one.draft,
            one.issuer,
            one.kind,
            one.week,
            one.title,
            one.year,
            one.number,
            one.issued_on,
            one.corrected,
            one.withdrawn,
            one.heading,
            sentence_with(one.text, asked.words) if one.text else "",
            one.label,
            one.value,
            one.unit,
        )
        for one in seen.found[:MOST_FOUND]
    )
    return ArchiveAnswer(found, len(seen.found) > MOST_FOUND)


@look("/publishers/{publisher:int}", "bulletin.settings", "发文设置")
async def publisher_settings(request: ReadRequest, publisher: Id) -> PublisherSettings:
    """And everything that was changed, in the order in which it was decided."""
    seen = await publisher_seen(await publisher_of(request, "bulletin.settings", publisher))
    return PublisherSettings(seen.settings, seen.least_before, tuple(map(str, seen.weeks)), seen.changes)


@command("/publishers/{publisher:int}", "bulletin.settings", "改发文设置")
async def settle_publisher(request: ReadRequest, publisher: Id, data: JSONBody[SetPublisher]) -> Done:
    """What was what before stands among the changes."""
    one = await publisher_of(request, "bulletin.settings", publisher)
    wanted = Settings(data.form, data.document_lead, data.issued_before, data.automatic, data.limits)
    await settle(by_of(request), one, wanted, week_asked(data.since), key_of(request))
    return Done()
