"""A request as who was told sees it, by what he answered: the three answers first, then what follows from his."""

from datetime import datetime

from lianfang.flows.aid.seen import Helper, Seen
from lianfang.web.pages.aid_words import answer_form, titled
from lianfang.web.pages.going_view import ended_page, going_page, watching_page
from lianfang.web.pages.told import wall
from lianfang.web.views import Count, Form, Frame, RequestPage, ToldPage
from zones.aid.rules.raising import NIGHT_FROM, NIGHT_UNTIL
from zones.aid.vocabulary import REFUSAL_WORDS
from zones.ground.weeks import SHANGHAI

METRES_A_MINUTE = 70
"""At a walk."""


def told_page(frame: Frame, seen: Seen, own: Helper, now: datetime, asked_more: bool = False) -> RequestPage:
    """For somebody of another unit or of a team. `asked_more`: he has just said that it is not enough."""
    answer = own.alert.answer
    if seen.request.state != "open" or answer in ("stood_down", "recalled"):
        return ended_page(frame, seen, own)
    if answer in ("coming", "arrived"):
        return going_page(frame, seen, own, now, asked_more)
    if answer == "helping":
        return watching_page(frame, seen, own, now)
    return _asks(frame, seen, own, now)


def _asks(frame: Frame, seen: Seen, own: Helper, now: datetime) -> ToldPage:
    hour, refused = now.astimezone(SHANGHAI).hour, own.alert.answer == "cannot"
    night = hour >= NIGHT_FROM or hour < NIGHT_UNTIL
    stays = own.alert.role == "stay"
    stay_first = stays or (night and own.alert.role == "go")
    partners = [one.name for one in seen.of("coming", "arrived") if one is not own]
    return ToldPage(
        frame,
        live=f"aid:{seen.request.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        when=f"{wall(seen.request.raised_at)} {seen.zone_name}求援",
        facts=_facts(own, partners),
        advice=_advice(own.alert.role, stay_first),
        night=stay_first,
        go=None if stays else answer_form(seen, "come"),
        stay=answer_form(seen, "stay"),
        cannot=None if refused else answer_form(seen, "cannot"),
        stay_first=stay_first,
        go_note=_go_note(partners, stay_first),
        said="知道了，您走不开。不扣分，不上通报，也不告诉别的单位。" if refused else "",
        reasons=_reasons(seen) if refused and not own.alert.reason else (),
        alarm=not refused,
    )


def _facts(own: Helper, partners: list[str]) -> tuple[Count, ...]:
    metres = own.alert.metres
    near = (
        (Count("离您", _far(metres)), Count("走过去", f"{-(-metres // METRES_A_MINUTE) or 1} 分钟"))
        if metres is not None
        else ()
    )
    return (*near, Count("和您同去", "、".join(partners[:2]) or "还没人"))


def _far(metres: int) -> str:
    return f"{metres} 米" if metres < 1000 else f"{metres / 1000:.1f} 公里"


def _advice(role: str, stay_first: bool) -> str:
    if role == "stay":
        return "您这个岗不离人，不用离岗。守着帮看，和去支援一样是帮忙。"
    return "夜里一人守门，不用离岗。守着帮看，和去支援一样是帮忙。" if stay_first else ""


def _go_note(partners: list[str], stay_first: bool) -> str:
    if stay_first:
        return "门岗先有人顶，再去"
    return f"路口等{partners[0]}，一起进" if partners else "路口等第二个人，两人一起进"


def _reasons(seen: Seen) -> tuple[tuple[str, Form], ...]:
    return tuple((word, answer_form(seen, "cannot", reason=code)) for code, word in REFUSAL_WORDS.items())
