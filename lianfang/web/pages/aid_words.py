"""Words that the pages of backup share: kinds, steps, what somebody answered, how a request stands in one line."""

from collections.abc import Iterable
from datetime import datetime

from lianfang.flows.aid.home import Home
from lianfang.flows.aid.seen import Helper, Seen
from lianfang.web.answers import new_key
from lianfang.web.pages.told import month_day, wall
from lianfang.web.views import Form, Help, Mark, Somebody, Tag
from zones.aid.vocabulary import HELP_WORDS, MISUSE_WORDS, OUTCOME_WORDS, Pause

ICONS = {
    "fight": "swords",
    "suspect": "user-search",
    "fire": "flame",
    "injury": "heart-pulse",
    "crowd": "users",
    "other": "circle-question-mark",
}
NOTES = {
    "fight": "邻居两人一组来",
    "suspect": "邻居帮着看",
    "fire": "邻居带灭火器来",
    "injury": "会急救的来",
    "crowd": "只报警，邻居守好自己的门",
    "other": "值班台先打给您",
}
ANSWERED = {
    "told": Tag("等您答", "warn"),
    "coming": Tag("在路上", "ok"),
    "arrived": Tag("到了", "ok"),
    "helping": Tag("守着帮看", "info"),
    "cannot": Tag("走不开", "mute"),
    "stood_down": Tag("不用去了", "mute"),
    "recalled": Tag("叫回了", "mute"),
}
"""What somebody answered, for himself."""
HELPS = (
    ("doors", "door-closed", "锁好门，人在里面"),
    ("lights", "lightbulb", "灯打开，看着路口"),
    ("video", "cctv", "看一眼路口，点一下"),
)


def titled(seen: Seen) -> str:
    """打架闹事; 演练：打架闹事."""
    return f"演练：{seen.kind.word}" if seen.request.drill else seen.kind.word


def where_it_stands(seen: Seen) -> str:
    """21:34 · 派出所已收到."""
    asked = seen.request
    if asked.state == "taken_back":
        stands = "撤回了"
    elif asked.state == "closed":
        stands = OUTCOME_WORDS.get(asked.outcome, "办结了")
    else:
        stands = "派出所已收到" if asked.received_at else "还没有人接" if asked.hands else "等派出所接"
    return f"{wall(asked.raised_at)} · {stands}"


def concerns(seen: Home) -> str:
    """Who hears of it when the button is pressed now."""
    if seen.paused:
        return "同时告诉：派出所值班台" + ("、联勤组" if seen.teams else "") + "和本单位当班的人"
    told = "同时告诉：派出所值班台" + ("、联勤组和夜查车" if seen.teams else "")
    near = [f"走得开的保安 {seen.going} 人"] * bool(seen.going) + [f"能帮看的邻居 {seen.staying} 家"] * bool(
        seen.staying
    )
    return f"{told}；{'，'.join(near)}" if near else f"{told}；本片区邻居现在没有人上岗"


def paused_words(pause: Pause | None) -> str:
    """Beforehand and while it runs: who does not come, until when, why, and whom to ask. Empty where nothing is paused."""
    if pause is None:
        return ""
    why = "叫人来干别的活" if pause.why == "not_ours" else MISUSE_WORDS[pause.why]
    return f"您单位的求援现在只报派出所，邻居不来，到{month_day(pause.until)}止：上次用来{why}。有异议，请打派出所。"


def marks(seen: Seen) -> tuple[Mark, ...]:
    """求援 → 接报 → 派员 → 到场 → 处置完毕. The first that has no stamp yet is where it stands."""
    asked = seen.request
    stamps: tuple[tuple[str, datetime | None], ...] = (
        ("求援", asked.raised_at),
        ("接报", asked.received_at),
        ("派员", seen.first_sent_at),
        ("到场", seen.arrived_at),
        ("处置完毕", asked.ended_at),
    )
    running = next((name for name, at in stamps if at is None), "") if asked.state == "open" else ""
    return tuple(_mark(name, at, running, bool(asked.hands)) for name, at in stamps)


def _mark(name: str, at: datetime | None, running: str, unanswered: bool) -> Mark:
    if at is not None:
        return Mark(name, wall(at), "done")
    if name == "接报" and unanswered and running:
        return Mark(name, "没人接", "late")
    return Mark(name, "等着" if name == running else "", "now" if name == running else "todo")


def helper(one: Helper, tag: Tag | None = None) -> Somebody:
    """A line of who comes or helps."""
    ticks = tuple(HELP_WORDS[help_] for help_ in one.alert.helps) if one.alert.answer == "helping" else ()
    at = one.alert.arrived_at or one.alert.answered_at
    note = " · ".join(part for part in (one.unit_name or "联勤组", wall(at) if at else "") if part)
    return Somebody(one.name, note, tag or ANSWERED[one.alert.answer], ticks)


def helpers(found: Iterable[Helper]) -> tuple[Somebody, ...]:
    return tuple(helper(one) for one in found)


def answer_form(seen: Seen, answer: str, **along: str) -> Form:
    """One press: what somebody who was told says."""
    return Form(f"/aid/{seen.request.id}/answer", new_key(), (("answer", answer), *along.items()))


def order_form(seen: Seen, order: str) -> Form:
    """One press of the unit that asked."""
    return Form(f"/aid/{seen.request.id}/order", new_key(), (("order", order),))


def three_helps(seen: Seen, own: Helper) -> tuple[Help, ...]:
    """关门 · 开灯看路 · 看监控, each once."""
    done = own.alert.helps if own.alert.answer == "helping" else ()
    return tuple(
        Help(icon, HELP_WORDS[code], note, None, "做了")
        if code in done
        else Help(icon, HELP_WORDS[code], note, answer_form(seen, "stay", help=code))
        for code, icon, note in HELPS
    )
