"""我的证: which of the nine states a guard's certificate is in, and the next step in a sentence."""

from datetime import date

from msgspec import Struct

from lianfang.database import transaction
from lianfang.vault.masks import mask
from scoring.exams.tables import ExamResult
from scoring.exams.vocabulary import PASS
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week, shanghai_day
from zones.roster.reads.standing import CertificateRow, certificates_of
from zones.roster.rules import certificate_state
from zones.roster.vocabulary import CERTIFICATE_STATES

STATES = CERTIFICATE_STATES
"""The nine, in order, for a page that shows the whole way."""


class MyCertificate(Struct, frozen=True):
    """`on` is when it was issued, or when he last sat or passed; `number` is masked, empty where there is none."""

    state: str
    on: date | None
    number: str
    next: str


class Sat(Struct, frozen=True):
    """One result of the city's exam."""

    on: date
    score: float


NEXT = {
    "held": "证在册。证号或日期不对，请告诉单位改花名册。",
    "passed": "考试合格，等发证。拿到证后请把证号报给单位登记。",
    "ended": "原来登记的证已经不在册。请问单位是换了证，还是要重新考。",
    "failed_once": "上次考了 {score:g} 分，60 分合格。可以免费补考一次，请让单位报名。",
    "failed": "上次考了 {score:g} 分，60 分合格。请让单位再给您报名。",
    "never": "做保安要持证。请让单位给您报名，考试一年至少两次。",
}


async def certificate_of(scope: Scope) -> MyCertificate:
    """Of the scope's person, as far as roster and exam results tell."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        certificates, sat = await certificates_of(scope), await _sat(scope)
    held = next((one for one in certificates if one.held_on(today)), None)
    passed = next((one for one in sat if one.score >= PASS), None)
    state = certificate_state(held is not None, bool(certificates), passed is not None)
    told = passed or next(iter(sat), None)
    return MyCertificate(
        state,
        held.issued if held else told.on if told else None,
        mask("certificate", held.number) if held else "",
        NEXT[_reason(state, certificates, sat)].format(score=told.score if told else 0),
    )


def _reason(state: str, certificates: list[CertificateRow], sat: list[Sat]) -> str:
    if state == "有证":
        return "held"
    if state == "合格待发证":
        return "passed"
    if certificates:
        return "ended"
    return "never" if not sat else "failed_once" if len(sat) == 1 else "failed"


async def _sat(scope: Scope) -> list[Sat]:
    """The person's live results, latest first."""
    rows = await ExamResult.raw(
        "SELECT day, week, score::float8 AS score FROM exam_result "
        "WHERE station = ANY({}) AND person = {} AND withdrawn_by IS NULL ORDER BY week DESC, day DESC NULLS LAST, id DESC",
        list(scope.stations),
        scope.person,
    )
    return [Sat(row["day"] or parse_week(row["week"]).sunday, row["score"]) for row in rows]
