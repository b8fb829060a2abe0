"""奖励: a month's run of a station, its lines, what each was for; a guard's own."""

from datetime import date, datetime

from litestar.params import JSONBody
from msgspec import Struct

from lianfang.access import Actor, can, scope
from lianfang.database import look as looked
from lianfang.flows.prizes.receive import receive
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.prizes import check_run
from lianfang.web.pages.places import station_of
from scoring.prizes.reads import PrizeRow, RunRow, own_prizes, prizes_of, runs
from zones.ground.scope import Scope


class PrizeShown(Struct, frozen=True):
    """`kind` is month or deed (一事一奖, `words` says what for); `name` is empty for a unit's. `by` told equal points apart:
    apart, days, fewer, lot. `state`: proposed, reserved, paid, void (then `why`); `received`: phone, paper or nothing yet."""

    id: int
    month: str
    kind: str
    name: str
    unit: str
    zone: str
    rank: int
    points: int
    by: str
    fen: int
    words: str
    state: str
    why: str
    received: str


class RunShown(Struct, frozen=True):
    """`state`: draft, public (until `notice_until`), approved, settled, withdrawn. `lines` and `fen` are of what was not voided."""

    id: int
    station: str
    month: str
    state: str
    budget_fen: int
    kept_fen: int
    source: str
    lines: int
    fen: int
    notice_until: date | None
    approved_at: datetime | None


class PrizesShown(Struct, frozen=True):
    """`runs` are of the stations that one works for, `own` one's own prizes of approved runs."""

    runs: tuple[RunShown, ...]
    own: tuple[PrizeShown, ...]


class LinesShown(Struct, frozen=True):
    """The month's by zone and place, then what was given for one thing."""

    prizes: tuple[PrizeShown, ...]


@look("/prizes", "self", "各期奖励")
async def prize_runs(request: ReadRequest) -> PrizesShown:
    """The runs for the office; his own for a guard."""
    actor = actor_of(request)
    found = await looked(lambda: runs(scope(actor, "prize.see"))) if can(actor, "prize.see") else []
    return PrizesShown(tuple(_run(row) for row in found), await _own(actor))


@look("/stations/{station:int}/prizes/{run:int}", "prize.see", "一期奖励的名单")
async def prize_lines(request: ReadRequest, station: Id, run: Id) -> LinesShown:
    """For the office."""
    here = Scope(((await station_of(request, "prize.see", station)).id,))
    await check_run(here, run)
    return LinesShown(tuple(_one(row) for row in await looked(lambda: prizes_of(here, run))))


@command("/prizes/{won:int}/receipt", "prize.own", "确认领到奖励")
async def confirm_receipt(request: ReadRequest, won: Id, data: JSONBody[Nothing]) -> Done:
    """One's own, once it was transferred."""
    await receive(by_of(request), own_scope(actor_of(request), "prize.own"), won, key_of(request))
    return Done()


async def _own(actor: Actor) -> tuple[PrizeShown, ...]:
    if not can(actor, "prize.own"):
        return ()
    own = own_scope(actor, "prize.own")
    return tuple(_one(row) for row in await looked(lambda: own_prizes(own)))


def _run(row: RunRow) -> RunShown:
    run = row.run
    return RunShown(
        run.id, row.station_name, run.month, run.state, run.budget_fen, run.kept_fen, run.source, row.lines, row.fen,
        run.notice_until, run.approved_at,
    )  # fmt: skip


def _one(row: PrizeRow) -> PrizeShown:
    one = row.prize
    return PrizeShown(
        one.id, row.month, one.kind, row.name, row.unit_name, row.zone_name, one.rank, one.points, one.by, one.fen,
        row.words, one.state, one.why, one.received,
    )  # fmt: skip
