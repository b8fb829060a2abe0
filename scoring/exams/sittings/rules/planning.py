"""What a sitting must be, every fault in a sentence; and the pool it is drawn from."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from scoring.exams.bank.vocabulary import KINDS as QUESTIONS
from scoring.exams.bank.vocabulary import Kept
from scoring.exams.sittings.errors import BadSitting, BankTooSmall
from scoring.exams.sittings.vocabulary import (
    KINDS,
    MOST_AHEAD,
    MOST_MINUTES,
    MOST_OPEN,
    MOST_QUESTIONS,
    MOST_TITLE,
    Blueprint,
    Plan,
    Pool,
)


def check_plan(plan: Plan, now: datetime) -> None:
    """Raises BadSitting."""
    if faults := [*_said(plan), *_times(plan, now), *_blueprint(plan.blueprint)]:
        raise BadSitting(why="；".join(faults))


def _said(plan: Plan) -> Iterator[str]:
    if plan.kind not in KINDS:
        yield "选模拟机考或业务考试"
    if not 0 < len(plan.title) <= MOST_TITLE:
        yield f"名称写 1 到 {MOST_TITLE} 个字"
    if plan.supervisor is not None and not plan.supervised:
        yield "要单位的人监考，就选到场监考"


def _times(plan: Plan, now: datetime) -> Iterator[str]:
    if plan.closes_at <= now:
        yield "截止时间已经过了"
    if plan.closes_at > now + MOST_AHEAD:
        yield "截止时间太远了，最多安排到一年以后"
    if plan.closes_at - plan.opens_at > MOST_OPEN:
        yield f"从开始到截止最多 {MOST_OPEN.days} 天"
    if plan.closes_at - plan.opens_at < timedelta(minutes=plan.blueprint.minutes):
        yield f"从开始到截止不够考一场，至少要 {plan.blueprint.minutes} 分钟"


def _blueprint(asked: Blueprint) -> Iterator[str]:
    counts = (asked.single, asked.multiple, asked.judge)
    if min(counts) < 0 or not 1 <= sum(counts) <= MOST_QUESTIONS:
        yield f"三种题合起来 1 到 {MOST_QUESTIONS} 道"
    if not 1 <= asked.minutes <= MOST_MINUTES:
        yield f"时间写 1 到 {MOST_MINUTES} 分钟"
    if not 1 <= asked.pass_points <= 100:
        yield "合格分写 1 到 100"


def pool_of(bank: Iterable[Kept], asked: Blueprint) -> Pool:
    """The versions that are asked now, of the blueprint's topics.

    Raises BadSitting for a topic that the bank has not, BankTooSmall: which kind lacks how many.
    """
    every = list(bank)
    if not set(asked.topics) <= {one.said.topic for one in every}:
        raise BadSitting(why="有一类题库里没有，请重新选考哪几类")
    fit = [one for one in every if not asked.topics or one.said.topic in asked.topics]
    by_kind = {kind: tuple(one.id for one in fit if one.said.kind == kind) for kind in QUESTIONS}
    lacking = {kind: getattr(asked, kind) - len(ids) for kind, ids in by_kind.items()}
    if any(lack > 0 for lack in lacking.values()):
        raise BankTooSmall(short=[f"{QUESTIONS[kind]}还差 {lack} 道" for kind, lack in lacking.items() if lack > 0])
    return Pool(**by_kind)
