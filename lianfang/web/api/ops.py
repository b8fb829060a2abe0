"""Whether the platform itself is well."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import scope
from lianfang.flows.chain.telling import sentence
from lianfang.flows.ops.see import see
from lianfang.notices.dead import DeadLetter
from lianfang.ops.nights import Night
from lianfang.ops.pulse import Beat
from lianfang.ops.vocabulary import Measured
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import look
from lianfang.web.doors import actor_of


class InvariantNow(Struct, frozen=True):
    """`value` over `limit` is `bad`: then `wrong` says what to do. Both in `unit` (起, 秒, 条, 项, 笔, 户, 本)."""

    code: str
    called: str
    unit: str
    limit: int
    value: float
    bad: bool
    wrong: str


class BooksAtNight(Struct, frozen=True):
    """The last reading of all books: how many links held and the head they led to; `first` names the first row that is wrong."""

    at: datetime
    links: int
    head: str
    faults: int
    first: str


class OpsNow(Struct, frozen=True):
    """Invariants and jobs of the whole installation; letters that were not delivered, of your bureaus."""

    now: datetime
    well: bool
    invariants: tuple[InvariantNow, ...]
    jobs: list[Beat]
    dead: list[DeadLetter]
    night: BooksAtNight | None


@look("/ops/invariants", "ops.see", "平台自查")
async def ops_now(request: ReadRequest) -> OpsNow:
    """Measured as you ask, by the same functions as the look of each minute."""
    seen = await see(scope(actor_of(request), "ops.see"))
    well = not any(one.bad for one in seen.measured)
    return OpsNow(seen.now, well, tuple(_told(one) for one in seen.measured), seen.beats, seen.dead, _night(seen.night))


def _told(one: Measured) -> InvariantNow:
    of = one.of
    return InvariantNow(of.code, of.called, of.unit, of.limit, one.value, one.bad, of.wrong if one.bad else "")


def _night(night: Night | None) -> BooksAtNight | None:
    first = sentence(night.first) if night and night.first else ""
    return BooksAtNight(night.at, night.links, night.head, night.faults, first) if night else None
