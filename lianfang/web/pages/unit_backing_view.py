"""勤务令、协议、保险 of one unit: what the page shows of what was seen."""

from datetime import date, timedelta
from typing import Any

from msgspec import structs

from lianfang.access import can
from lianfang.flows.backing.standing import GuardStanding, Standing, UnitStanding
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.backing_words import AGREEMENTS, VIOLENCE, WHY_NOT, days_of, means
from lianfang.web.pages.told import full_day
from lianfang.web.pages.units import beside
from lianfang.web.views import BackedGuard, Choice, Fact, Form, Insuring, Signing, Tag, UnitBackingPage
from zones.aid.vocabulary import LEFT_OUT_WORDS
from zones.ground.scope import Scope

YEAR = timedelta(days=365)


def unit_backing_page(
    request: ReadRequest, scope: Scope, seen: Standing, *, error: str = "", notice: str = ""
) -> UnitBackingPage:
    (one,) = seen.units
    may = {action: can(actor_of(request), action) for action in ("backing.keep", "backing.spare", "backing.pause")}
    at = f"/units/{one.unit.id}"
    return UnitBackingPage(
        frame_of(request),
        one.unit.name,
        state=AGREEMENTS[one.reason],
        means=means(one, seen.order is not None),
        facts=_facts(one, seen),
        guards=tuple(_guard(it, f"{at}/spared" if may["backing.spare"] else "") for it in one.guards),
        error=error,
        notice=notice,
        **_pause(one, f"{at}/pause") if may["backing.pause"] else {},
        **_keeping(one, seen.today, at) if may["backing.keep"] else {},
        **_way_back(request, scope),
    )


def _facts(one: UnitStanding, seen: Standing) -> tuple[Fact, ...]:
    order = f"{seen.order.number}，{seen.order.issuer}".rstrip("，") if seen.order else "现在没有有效的"
    told = [Fact("依据", order), Fact("协议", days_of(one.unit) or WHY_NOT["unsigned"])]
    if one.unit.sent and one.unit.since is not None:
        told.append(Fact("客户", "同意" if one.unit.client_agreed else "还没有同意"))
    return tuple(told)


def _pause(one: UnitStanding, at: str) -> dict[str, Any]:
    """Only what is in force can rest."""
    if one.reason == "paused":
        return {"pause": _with(at, paused="no"), "pause_text": "现在就恢复"}
    if one.reason in ("", "no_client"):
        return {"pause": _with(at, paused="yes"), "pause_text": "暂停一个月"}
    return {}


def _keeping(one: UnitStanding, today: date, at: str) -> dict[str, Any]:
    each = tuple(Choice(str(it.guard.person), it.guard.name) for it in one.guards)
    return {
        "sign": Signing(form(f"{at}/agreement"), today, one.unit.sent),
        "end": form(f"{at}/agreement/end") if one.unit.since else None,
        "insure": Insuring(form(f"{at}/insurance"), (Choice("", f"全部 {len(each)} 人", True), *each), today + YEAR)
        if one.guards
        else None,
    }


def _guard(one: GuardStanding, at: str) -> BackedGuard:
    held = one.guard
    until = full_day(held.insured_until)
    insured = Tag(f"保到{until}", "ok") if one.insured else Tag(f"{until}已到期" if until else "没有保险", "warn")
    marks = [Tag("有证", "ok") if held.certified else Tag("没有证", "warn"), insured]
    marks += [Tag("不参加处突", "gold")] if held.spared else []
    marks += [Tag("本人说不参加处突", "gold")] if held.declined else []
    spare = _with(at, person=str(held.person), spared="no" if held.spared else "yes") if at else None
    means = f"{LEFT_OUT_WORDS[one.reason]}：{VIOLENCE}" if one.reason else ""
    return BackedGuard(held.name, held.post, tuple(marks), means, spare, "可以参加" if held.spared else "不参加处突")


def _with(at: str, **along: str) -> Form:
    return structs.replace(form(at), along=tuple(along.items()))


def _way_back(request: ReadRequest, scope: Scope) -> dict[str, Any]:
    """The unit goes back to its guards, the police to the station's list, a company to its units."""
    others = beside(request, scope, "backing")
    if can(actor_of(request), "backing.see"):
        return others | {"back": f"/stations/{scope.stations[0]}/backing"}
    return others or {"back": f"/units/{scope.unit}/guards"}
