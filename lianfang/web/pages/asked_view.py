"""A request as who asked sees it: sent, nobody answers, under way, over."""

from datetime import datetime
from typing import Literal

from lianfang.flows.aid.seen import Helper, Seen
from lianfang.web.pages.aid_words import (
    answer_form,
    helper,
    helpers,
    marks,
    order_form,
    paused_words,
    three_helps,
    titled,
)
from lianfang.web.pages.album import album
from lianfang.web.pages.told import lasting, wall
from lianfang.web.views import AskedPage, Fact, Form, Frame, Help, Somebody, Tag
from zones.aid.vocabulary import OUTCOME_WORDS

Running = Literal["sent", "late", "live"]
WIDENS = "60 秒没人接，系统自己拨值班电话，再拨分局指挥中心。不用重按。"
LINE = "填了接处警编号或“无需出警”的理由，派出所才能办结。"
OUT = "先退到安全的地方，锁好门。有人接起来，这一页会变。"
RUNG = {"rang_desk": "派出所值班电话", "rang_command": "分局指挥中心"}


def asked_page(frame: Frame, seen: Seen, own: Helper | None, now: datetime) -> AskedPage:
    """`own` is the alert of whoever looks, if he is on duty at the unit himself."""
    asked = seen.request
    if asked.state != "open":
        return _over(frame, seen, own, now)
    state: Running = "live" if asked.received_at else "late" if asked.hands else "sent"
    elapsed = max(0, int((now - asked.raised_at).total_seconds()))
    left = max(0, asked.policy.take_back_s - elapsed)
    go, helps = _at_home(seen, own)
    there = seen.of("coming", "arrived", "helping")
    return AskedPage(
        frame,
        live=f"aid:{asked.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        album=album(seen, there, own, now),
        state=state,
        head={"sent": "已发出，等接报"}.get(state, ""),
        lead=_lead(seen),
        elapsed=lasting(elapsed),
        elapsed_s=elapsed,
        steps=marks(seen),
        got=_got(seen),
        left_s=left,
        take_back=order_form(seen, "take_back") if left else None,
        calm=order_form(seen, "calm") if not asked.calmed_at and not left else None,
        calmed=f"{wall(asked.calmed_at)} 您说事情平息了，派出所已收到，等民警办结。" if asked.calmed_at else "",
        dial=seen.kind.dial,
        rung=_rung(seen) if state == "late" else (),
        coming=helpers(there),
        told=_told(seen),
        go=go,
        helps=helps,
        foot={"sent": WIDENS, "late": OUT, "live": LINE}[state],
        paused=paused_words(asked.policy.paused),
    )


def _at_home(seen: Seen, own: Helper | None) -> tuple[Form | None, tuple[Help, ...]]:
    """Whoever is on duty at the unit himself may say that he goes, and tick what he does at the gate."""
    if own is None or own.alert.role != "own":
        return None, ()
    may_go = own.alert.answer not in ("coming", "arrived")
    return answer_form(seen, "come") if may_go else None, three_helps(seen, own)


def _lead(seen: Seen) -> str:
    going, staying = len([one for one in seen.of("coming", "arrived") if one.alert.sent]), len(seen.of("helping"))
    parts = [f"{going} 人在路上或到了"] * bool(going) + [f"{staying} 家守着帮看"] * bool(staying)
    return "，".join(parts) or f"{seen.unit_name} · {seen.zone_name}"


def _got(seen: Seen) -> str:
    asked = seen.request
    if asked.received_at is None:
        return ""
    who = f"值班民警{seen.received_by} " if seen.received_by else ""
    return f"{who}{wall(asked.received_at, seconds=True)} 接报"


def _rung(seen: Seen) -> tuple[Somebody, ...]:
    """The last that was rung is being rung; those before did not answer. Each once, the latest first."""
    last = dict(seen.rang)
    shown = sorted(last.items(), key=lambda one: one[1], reverse=True)
    return tuple(
        Somebody(
            RUNG[kind],
            f"{wall(at, seconds=True)} {'起在拨' if nth == 0 else '拨过'}",
            Tag("正在拨", "warn") if nth == 0 else Tag("没人接", "mute"),
        )
        for nth, (kind, at) in enumerate(shown)
    )


def _told(seen: Seen) -> tuple[Somebody, ...]:
    """Everybody who was told at the same time, and who has not looked yet. Who cannot come is named to nobody."""
    asked = seen.request
    desk = Tag("已接报", "ok") if asked.received_at else Tag("没人接", "warn") if asked.hands else Tag("已告诉", "info")
    rows = [Somebody("派出所值班台", "页面和声音一起响", desk)]
    waiting = [one for one in seen.helpers if one.alert.answer == "told" and one.alert.role != "own"]
    looked = [one for one in waiting if one.alert.seen_at]
    blind = [one for one in waiting if not one.alert.seen_at]
    rows += [helper(one, Tag("看了，还没答", "gold")) for one in looked]
    rows += [helper(one, Tag("还没看到", "warn")) for one in blind[:6]]
    if len(blind) > 6:
        rows.append(Somebody(f"另外 {len(blind) - 6} 人", "", Tag("还没看到", "warn")))
    if not seen.helpers and any(asked.policy.rings):
        rows.append(Somebody("邻居", "现在没有人上岗，系统在往外片区叫", Tag("没有人", "mute")))
    return tuple(rows)


def _over(frame: Frame, seen: Seen, own: Helper | None, now: datetime) -> AskedPage:
    asked = seen.request
    back = asked.state == "taken_back"
    number = ("接处警编号", asked.number) if asked.number else ("无需出警", asked.no_call_out)
    stamps = [(mark, at) for mark, at in _stamps(seen) if at]
    facts = [Fact(name, wall(at, seconds=True)) for name, at in stamps]
    if not back:
        facts += [Fact("结果", OUTCOME_WORDS.get(asked.outcome, "")), Fact(*number)]
        facts += [Fact("受伤", f"{asked.injured} 人")] if asked.injured else []
    helped = tuple(one for one in seen.of("coming", "arrived", "helping") if one.alert.answered_at)
    return AskedPage(
        frame,
        live=f"aid:{asked.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        album=album(seen, helped, own, now),
        state="over",
        head="撤回了" if back else "处置完毕",
        lead=seen.unit_name,
        elapsed="",
        elapsed_s=0,
        steps=() if back else marks(seen),
        coming=helpers(helped),
        told=(),
        review=tuple(facts),
        end="这次求援撤回了，值班台和邻居都已告诉，不用来了。记录留着，不算您的错。"
        if back
        else f"这次求援办结了：{OUTCOME_WORDS.get(asked.outcome, '')}。求援编号 {asked.id}，受伤按这个号报工伤。",
    )


def _stamps(seen: Seen) -> tuple[tuple[str, datetime | None], ...]:
    asked = seen.request
    back = asked.state == "taken_back"
    return (
        ("求援", asked.raised_at),
        ("接报", asked.received_at),
        ("派员", seen.first_sent_at),
        ("到场", seen.arrived_at),
        ("撤回" if back else "处置完毕", asked.ended_at),
    )
