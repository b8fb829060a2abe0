"""今晚可派 as the unit's phone shows it."""

from msgspec import structs

from lianfang.flows.patrol.offer import UNTIL
from lianfang.flows.patrol.seen import OutingSeen
from lianfang.flows.patrol.tonight import UnitTonight
from lianfang.web.answers import form
from lianfang.web.pages.backing_words import WHY_NOT
from lianfang.web.pages.outing_words import choices, state_tag, title_of
from lianfang.web.pages.told import day, wall
from lianfang.web.views import Count, Form, Frame, Going, Link, Tag, TonightOuting, TonightPage
from zones.ground.weeks import SHANGHAI
from zones.patrol.rules.who_walks import Judged
from zones.patrol.vocabulary.outings import OFFER_REASONS, TURN_WORDS, WHY_NOT_WALK

NUMBERS = {"0": "派不出", "1": "派一人", "2": "派两人"}


def tonight_page(frame: Frame, seen: UnitTonight, claims: int = 0, *, error: str = "", notice: str = "") -> TonightPage:
    """`claims` are so many that wait for the unit's word."""
    at = f"/units/{seen.unit.id}/tonight"
    closed = _closed(seen)
    said = seen.offer.number if seen.offer else None
    fit = sum(not one.reason for one in seen.judged)
    return TonightPage(
        frame,
        seen.unit.name,
        day(seen.day),
        (
            Count("今晚当班", str(seen.on_shift), "人"),
            Count("离不开", str(seen.held), "岗"),
            Count("能派", str(fit), "人"),
        ),
        choices(NUMBERS, "" if said is None else str(said)),
        _said(seen),
        tuple(_outing(one, seen, at) for one in seen.outings),
        None if closed else form(f"{at}/offer"),
        closed,
        _with(f"{at}/offer", number="0") if said == 0 and not closed else None,
        choices(OFFER_REASONS, seen.offer.reason if seen.offer else ""),
        error,
        notice,
        Link(f"保安交了 {claims} 张单，等您说一句", f"/units/{seen.unit.id}/records") if claims else None,
    )


def _closed(seen: UnitTonight) -> str:
    if seen.reason:
        return f"{WHY_NOT[seen.reason]}，今晚不用报。"
    late = seen.now.astimezone(SHANGHAI).time() >= UNTIL
    return "过了 18:00，改不了了。有变动，请打值班台电话。" if late else ""


def _said(seen: UnitTonight) -> str:
    if seen.offer is None:
        return ""
    reason = f"（{OFFER_REASONS[seen.offer.reason]}）" if seen.offer.reason else ""
    return f"已报 {seen.offer.number} 人{reason}，18:00 前随时改"


def _outing(one: OutingSeen, seen: UnitTonight, at: str) -> TonightOuting:
    own = [seat for seat in one.seats if seat.unit == seen.unit.id]
    units = len({seat.unit for seat in one.seats})
    agrees = seen.unit.id in one.inside
    form_inside = _with(f"{at}/consent", outing=str(one.row.id), agrees="no" if agrees else "yes")
    return TonightOuting(
        title_of(one.row),
        f"{wall(one.row.ends_at)} 结束，{units} 家一起走，{one.row.lead_name}牵头，带队民警{one.row.officer_name}",
        state_tag(one.row),
        f"要 {len(own)} 人，中午前定" if own else "今晚不要您单位派人",
        _going(one, seen, at) if own else (),
        agrees,
        form_inside if one.open else None,
        f"/patrols/{one.row.id}/order.pdf" if own else "",
    )


def _going(one: OutingSeen, seen: UnitTonight, at: str) -> tuple[Going, ...]:
    seats = {seat.person: seat for seat in one.seats if seat.unit == seen.unit.id and seat.person is not None}
    if one.row.state != "planned":
        return tuple(Going(seat.name, TURN_WORDS[seat.turn], True) for seat in seats.values())
    return tuple(
        _guard(judged, judged.person in seats, f"{at}/names", one.row.id, judged.person in seen.uncertified)
        for judged in seen.judged
    )


def _guard(one: Judged, named: bool, at: str, outing: int, uncertified: bool) -> Going:
    if one.reason and not named:
        when = f"{wall(one.next_shift)} 上班，" if one.reason == "rest" and one.next_shift else ""
        return Going(one.name, when + WHY_NOT_WALK[one.reason], tag=Tag("不派", "mute"))
    note = f"{TURN_WORDS[one.turn]}，本周第 {one.turns + 1} 次" + (
        "；没有登记保安员证，请先办证" if uncertified else ""
    )
    press = _with(at, outing=str(outing), person=str(one.person), named="no" if named else "yes")
    return Going(one.name, note, named, press)


def _with(at: str, **along: str) -> Form:
    return structs.replace(form(at), along=tuple(along.items()))
