"""巡逻 of a station: what its page shows of what was seen."""

from collections import Counter
from datetime import timedelta
from typing import Any

from lianfang.access import can
from lianfang.flows.patrol.seen import OutingSeen
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.patrol import PatrolsSeen
from lianfang.web.pages.backing_words import NO_ORDER
from lianfang.web.pages.outing_plan import planning
from lianfang.web.pages.outing_words import choices, facts_of, keepers_of, people_of, state_tag, title_of, walkers_of
from lianfang.web.pages.patrol_view import NO_TOPIC
from lianfang.web.pages.told import day, wall
from lianfang.web.views import Count, Fact, Link, OutingBehalf, OutingCard, PatrolsPage
from zones.patrol.vocabulary.outings import STOP_REASONS, TOPICS, WITHDRAW_REASONS
from zones.roster.reads import StationRow

SHOTS = {"muster": "集合合影", "flag": "旗帜"}


def patrols_page(
    request: ReadRequest,
    place: StationRow,
    seen: PatrolsSeen,
    *,
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
) -> PatrolsPage:
    """`typed` are the fields of a plan that was refused."""
    actor, at = actor_of(request), f"/stations/{place.id}/patrols"
    decides = can(actor, "patrol.decide")
    states = Counter(one.row.state for one in seen.outings)
    return PatrolsPage(
        frame_of(request),
        place.name,
        day(seen.day),
        (
            Count("等集合", str(states["planned"]), "组"),
            Count("在巡逻", str(states["walking"]), "组"),
            Count("巡完了", str(states["closed"]), "组"),
            Count("要补登", str(len(seen.overdue)), "组", warn=bool(seen.overdue)),
        ),
        tuple(_card(one, seen, at, decides) for one in seen.overdue),
        tuple(_card(one, seen, at, decides) for one in seen.outings),
        f"{at}?day={seen.day - timedelta(days=1)}",
        f"{at}?day={seen.day + timedelta(days=1)}",
        planning(seen, at, typed) if can(actor, "patrol.plan") and seen.ordered else None,
        "" if seen.ordered else NO_ORDER,
        error,
        notice,
    )


def _card(one: OutingSeen, seen: PatrolsSeen, at: str, decides: bool) -> OutingCard:
    row, here = one.row, f"{at}/{one.row.id}"
    return OutingCard(
        row.id,
        row.number,
        title_of(row) if row.day == seen.day else f"{day(row.day)} {title_of(row)}",
        state_tag(row),
        (*facts_of(one)[1:], *_uncertified(one, seen), *_walked(one)),
        people_of(one),
        tuple(Link(SHOTS[subject], f"/patrols/{row.id}/photos/{photo}") for subject, photo in one.photos),
        f"/patrols/{row.id}/order.pdf",
        **(_deciding(one, seen, here) if decides else {}),
    )


def _uncertified(one: OutingSeen, seen: PatrolsSeen) -> list[Fact]:
    """不持证不上岗: whoever is named without a certificate, before he walks."""
    names = [seat.name for seat in one.seats if one.open and seat.person in seen.uncertified]
    return [Fact("没有登记保安员证", "、".join(names))] if names else []


def _walked(one: OutingSeen) -> list[Fact]:
    """How it went, as far as it is known."""
    row, told = one.row, []
    if row.why_stopped:
        told.append(Fact("停巡", STOP_REASONS[row.why_stopped]))
    if row.mustered_at:
        ended = f"，{wall(row.closed_at)} 收队" if row.closed_at else ""
        told.append(Fact("集合", f"{wall(row.mustered_at)}，来了 {len(one.came)} 人{ended}"))
        told.append(Fact("点位", "、".join(f"{wall(it.at)} {it.name}" for it in one.passed) or "还没有登记"))
    if row.closed_at:
        told.append(Fact("旗", f"交给{row.flag_name}" if row.flag_name else "没有登记交给谁"))
        outreach = f"{row.outreach} 场，{TOPICS[row.topic]}" if row.outreach else "没有"
        told.append(Fact("宣传", outreach))
    if row.withdrawn_at:
        told.append(Fact("撤下登记", WITHDRAW_REASONS[row.why_withdrawn]))
    return told


def _deciding(one: OutingSeen, seen: PatrolsSeen, here: str) -> dict[str, Any]:
    """What an officer may do about it now."""
    row = one.row
    if one.open:
        stops = {"stop": form(f"{here}/stop"), "stop_reasons": choices(STOP_REASONS)}
        return stops | ({"behalf": _behalf(one, here)} if seen.now >= row.starts_at else {})
    if row.state == "closed" and row.withdrawn_at is None:
        return {"withdraw": form(f"{here}/withdrawal"), "withdraw_reasons": choices(WITHDRAW_REASONS)}
    return {}


def _behalf(one: OutingSeen, here: str) -> OutingBehalf:
    minutes = int((one.row.ends_at - one.row.starts_at).total_seconds()) // 60
    ticks = walkers_of(one) if one.row.state == "planned" else ()
    return OutingBehalf(form(f"{here}/closure"), ticks, keepers_of(one), choices(NO_TOPIC | TOPICS, ""), minutes)
