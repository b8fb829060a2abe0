"""自查: what it shows of what was seen."""

from datetime import datetime
from typing import Any

from lianfang.access import can
from lianfang.flows.chain.telling import sentence
from lianfang.flows.ops.see import OpsSeen
from lianfang.notices.dead import DeadLetter
from lianfang.ops.nights import Night
from lianfang.ops.pulse import CALLED, PERIODS_S, Beat
from lianfang.ops.troubles import TroubleRow
from lianfang.ops.vocabulary import INVARIANTS, Measured
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.told import lasting, moment, wall
from lianfang.web.views import Count, Fact, InvariantRow, JobRow, LetterRow, OpsPage, Tag

WELL, ILL = Tag("好", "ok"), Tag("要办", "warn")
TO = {"person": "保安员", "desk": "值班台", "unit": "单位", "command": "指挥中心"}
KINDS = {"aid": "求援的通知", "ops": "自查的通知"}
WHY = {
    "timeout": "对方五秒没有应",
    "unresolved": "找不到对方的主机名",
    "address": "对方的地址不许去",
    "no_hook": "接收地址已停用",
    "tries": "试满十次都没有送到",
    "expired": "过了一小时还没有送到",
}
CALLED_OF = {one.code: one.called for one in INVARIANTS}


def ops_page(request: ReadRequest, seen: OpsSeen, **shown: Any) -> OpsPage:
    may = can(actor_of(request), "ops.look_after")
    bad, late = sum(one.bad for one in seen.measured), sum(one.late for one in seen.beats)
    waiting = sum(not one.seen for one in seen.dead)
    return OpsPage(
        frame_of(request),
        looked=wall(seen.now, seconds=True),
        counts=(
            Count("要办的", str(bad), "项", warn=bad > 0),
            Count("停下的任务", str(late), "项", warn=late > 0),
            Count("没有送到的通知", str(waiting), "条", warn=waiting > 0),
        ),
        invariants=tuple(_invariant(one) for one in seen.measured),
        jobs=tuple(_job(one) for one in seen.beats),
        letters=tuple(_letter(one, may) for one in seen.dead),
        past=tuple(_past(one, seen.now) for one in seen.troubles),
        night=_night(seen.night) if seen.night else (),
        **shown,
    )


def _invariant(one: Measured) -> InvariantRow:
    found, most = f"{one.value:.0f} {one.of.unit}", f"{one.of.limit} {one.of.unit}"
    return InvariantRow(one.of.called, found, most, ILL if one.bad else WELL, one.of.wrong if one.bad else "")


def _job(one: Beat) -> JobRow:
    period = f"每 {lasting(PERIODS_S[one.job]).removesuffix(' 0 秒')}"
    return JobRow(CALLED[one.job], moment(one.at), period, ILL if one.late else WELL)


def _letter(one: DeadLetter, may: bool) -> LetterRow:
    kind, _, number = one.to.partition(":")
    href = f"/ops/letters/{one.id}"
    return LetterRow(
        what=f"{KINDS.get(one.kind.partition('_')[0], one.kind)} {one.about}",
        to=f"{TO.get(kind, kind)} {number}",
        way=one.lane,
        why=f"{_why(one.error)}，试了 {one.tries} 次",
        when=moment(one.at),
        again=form(href) if may else None,
        leave=form(href) if may and not one.seen else None,
        seen=one.seen,
    )


def _why(error: str) -> str:
    if error.startswith("http_"):
        return f"对方不收（{error.removeprefix('http_')}）"
    return WHY.get(error, f"线路不通（{error}）")


def _past(one: TroubleRow, now: datetime) -> Fact:
    took = lasting(int(((one.until or now) - one.since).total_seconds()))
    ends = f"{moment(one.since)} 起，{took}后好了" if one.until else f"{moment(one.since)} 起，已经 {took}，还没有好"
    return Fact(CALLED_OF.get(one.code, one.code), ends)


def _night(night: Night) -> tuple[Fact, ...]:
    """As `lianfang verify` says it."""
    found = f"对过 {night.links} 行，" + (f"{night.faults} 处对不上" if night.first else "都好")
    first = (Fact("第一处", sentence(night.first)),) if night.first else ()
    return (Fact(moment(night.at), found), *first, Fact("对到" if night.first else "链头", night.head))
