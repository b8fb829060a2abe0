"""A request as the desk's card: steps, 1-3-5 minutes, who does what, who was left out and why, the buttons."""

from datetime import datetime

from msgspec import Struct

from lianfang.flows.aid.seen import Helper, Seen
from lianfang.web.answers import form
from lianfang.web.pages.album import pictures
from lianfang.web.pages.desk_words import clock, helps_of, lasted, minutes, placed
from lianfang.web.pages.told import month_day
from lianfang.web.views import CallCard, Calling, Choice, Closing, Fact, Form, Group, HelperRow, LeftOut, Step, Tag
from zones.aid.vocabulary import LEFT_OUT_WORDS, MISUSE_WORDS, OUTCOME_WORDS, REFUSAL_WORDS, Alert, Request
from zones.duty.vocabulary import LEAVE_WORDS, OnDuty

STEPS = ("求援", "接报", "派员", "到场", "处置完毕")


class Typed(Struct, frozen=True):
    """What an officer typed in a closing form that was refused, and why."""

    call: int
    fields: dict[str, str]
    error: str


class Desk(Struct, frozen=True):
    """Where the cards stand: the station, whether this reader decides, the zones' names, who is on duty, what was refused."""

    station: int
    decides: bool
    now: datetime
    zones: dict[int, str]
    on_duty: tuple[OnDuty, ...] = ()
    typed: Typed | None = None

    def form(self, call: int, what: str, **along: str) -> Form:
        made = form(f"/stations/{self.station}/desk/requests/{call}/{what}")
        return Form(made.href, made.key, tuple(along.items()))


def card(seen: Seen, desk: Desk) -> CallCard:
    request = seen.request
    told = {one.alert.person for one in seen.helpers}
    return CallCard(
        id=request.id,
        kind=seen.kind.word,
        unit=seen.unit_name,
        zone=seen.zone_name,
        since_s=int(request.raised_at.timestamp()),
        elapsed=lasted(request.raised_at, desk.now),
        drill=request.drill,
        received=request.received_at is not None,
        steps=steps_of(seen),
        targets=targets_of(seen),
        enough=_enough(request),
        groups=_groups(seen, desk),
        left_out=left_out_of(seen, told),
        calling=_calling(seen, told, desk),
        warnings=_warnings(seen),
        review=f"/stations/{desk.station}/aid/{request.id}",
        dial=seen.kind.dial,
        widen_text=_widen_text(request, desk),
        widened_out="各片区都叫过了" if any(request.policy.rings) else "这次不叫邻居",
        pictures=pictures(seen),
        receive=desk.form(request.id, "receipt") if desk.decides and not request.received_at else None,
        widen=desk.form(request.id, "widening") if desk.decides else None,
        closing=_closing(request, desk) if desk.decides else None,
    )


def steps_of(seen: Seen) -> tuple[Step, ...]:
    """五步 with their times; the first that has not come is the present one."""
    request = seen.request
    times = (request.raised_at, request.received_at, seen.first_sent_at, seen.arrived_at, request.ended_at)
    missing = next((nth for nth, at in enumerate(times) if at is None), len(times))
    return tuple(
        Step(name, clock(at), "done" if at else "now" if nth == missing and request.state == "open" else "todo")
        for nth, (name, at) in enumerate(zip(STEPS, times, strict=True))
    )


def targets_of(seen: Seen) -> tuple[Fact, ...]:
    """The stamps beside 1, 3 and 5 minutes. They are told, never judged."""
    alone, mutual, joint = (seconds // 60 for seconds in seen.request.policy.targets_s)
    own = [one.alert.answered_at for one in seen.helpers if one.alert.role == "own" and one.alert.answered_at]
    near = [one.alert.arrived_at for one in seen.helpers if one.alert.role == "go" and one.alert.arrived_at]
    team = [one.alert.arrived_at for one in seen.helpers if one.alert.role == "team" and one.alert.arrived_at]
    return (
        Fact(f"{alone} 分钟 自救", _after(seen, own, "应答")),
        Fact(f"{mutual} 分钟 互助", _after(seen, near, "到场")),
        Fact(f"{joint} 分钟 增援", _after(seen, team, "到场")),
    )


def _after(seen: Seen, stamps: list[datetime], word: str) -> str:
    return f"{lasted(seen.request.raised_at, min(stamps))} {word}" if stamps else "—"


def _enough(request: Request) -> Tag:
    if not request.policy.wanted:
        return Tag("只请民警", "gold")
    short = request.policy.wanted - request.sent
    return Tag(f"还差 {short} 人", "warn") if short > 0 else Tag("人够了", "ok")


def _groups(seen: Seen, desk: Desk) -> tuple[Group, ...]:
    sent, own = seen.of("coming", "arrived"), [one for one in seen.helpers if one.alert.role == "own"]
    named = (
        ("本单位", "own", [one for one in own if one.alert.answer in ("coming", "arrived")]),
        ("派员", "go", [one for one in sent if one.alert.role == "team"]),
        ("去", "go", [one for one in sent if one.alert.role in ("go", "stay")]),
        ("策应", "keep", seen.of("helping")),
        ("没看到", "late", [one for one in seen.of("told") if one.alert.seen_at is None]),
        ("看到了", "mute", [one for one in seen.of("told") if one.alert.seen_at]),
        ("走不开", "mute", seen.of("cannot")),
        ("不用去", "mute", seen.of("stood_down")),
        ("叫回", "mute", seen.of("recalled")),
    )
    reasons = {one.person: one.reason for one in seen.left_out}
    return tuple(
        Group(f"{label} {len(some)}", kind, tuple(_row(one, reasons, seen.request, desk) for one in some))  # type: ignore[arg-type]
        for label, kind, some in named
        if some
    )


def _row(one: Helper, reasons: dict[int, str], request: Request, desk: Desk) -> HelperRow:
    alert = one.alert
    spared = desk.decides and alert.answer in ("told", "coming") and alert.role in ("go", "team")
    along = desk.form(request.id, "stand-down", person=str(alert.person)) if spared else None
    gone = desk.decides and alert.answer in ("stood_down", "cannot", "recalled")
    again = desk.form(request.id, "calls", person=str(alert.person)) if gone else None
    return HelperRow(one.name, one.unit_name, _end(alert, desk.now), _note(alert, reasons), along, again)


def _end(alert: Alert, now: datetime) -> str:
    if alert.answer == "arrived":
        return f"{clock(alert.arrived_at)} 到"
    if alert.answer == "helping":
        return helps_of(alert.helps) or "守着"
    if alert.answer == "cannot":
        return REFUSAL_WORDS.get(alert.reason, "")
    return minutes(alert.answered_at or alert.told_at, now)


def _note(alert: Alert, reasons: dict[int, str]) -> str:
    """How far, what kind of post, and why he is asked to stay, where he is."""
    parts = [f"{alert.metres} 米"] if alert.metres is not None and alert.role != "own" else []
    if alert.role == "stay":
        parts.append("守岗，" + LEFT_OUT_WORDS.get(reasons.get(alert.person, ""), "不离岗"))
    elif alert.role == "go":
        parts.append(LEAVE_WORDS[alert.leave])
    elif alert.role == "own":
        parts.append("求援单位的人")
    return " · ".join(parts)


def left_out_of(seen: Seen, told: set[int]) -> tuple[LeftOut, ...]:
    """Who was on duty and not told, once each, with the reason in words."""
    found = {one.person: one for one in seen.left_out if one.person not in told}
    return tuple(LeftOut(one.name, one.unit_name, LEFT_OUT_WORDS[one.reason]) for one in found.values())


def _calling(seen: Seen, told: set[int], desk: Desk) -> Calling | None:
    """Everybody on duty in the station who was not told, for an officer to choose from."""
    others = {one.person: one for one in desk.on_duty if one.person not in told}
    if not desk.decides or not others:
        return None
    chosen = [Choice(str(one.person), f"{one.name} · {one.unit_name or one.post_name}") for one in others.values()]
    return Calling(desk.form(seen.request.id, "calls"), tuple(chosen))


def _warnings(seen: Seen) -> tuple[str, ...]:
    gates = [one for one in seen.helpers if one.alert.gate_told_at and one.alert.answer in ("coming", "arrived")]
    said = [f"{one.unit_name}的岗落锁满 10 分钟：{one.name}在外面。请打电话问谁顶岗。" for one in gates]
    if any(event.kind == "more" for event in seen.events):
        who = next(event.person for event in reversed(seen.events) if event.kind == "more")
        names = {one.alert.person: placed(one.name, one.unit_name) for one in seen.helpers}
        said.append(f"{names.get(who or 0, '到场的人')}说还要人。")
    if seen.request.last_step and seen.request.sent < seen.request.policy.wanted:
        said.append("能叫的都叫了，人还不够。请派民警，或者打电话。")
    if seen.request.calmed_at:
        said.append(f"{clock(seen.request.calmed_at)} 求援单位说事情平息了。")
    if pause := seen.request.policy.paused:
        why = f"单位暂停联勤到 {month_day(pause.until)}：{MISUSE_WORDS[pause.why]}"
        said.insert(0, f"{why}。邻居没有叫，请派民警；真要人，点“加叫一人”。")
    return tuple(said)


def _widen_text(request: Request, desk: Desk) -> str:
    rings = request.policy.rings
    if request.wave + 1 >= len(rings):
        return ""
    names = "、".join(desk.zones[zone] for zone in rings[request.wave + 1] if zone in desk.zones)
    return f"扩大到{names}" if names else "扩大"


def _closing(request: Request, desk: Desk) -> Closing:
    typed = desk.typed.fields if desk.typed and desk.typed.call == request.id else {}
    chosen = typed.get("outcome", "drill" if request.drill else "")
    codes = [code for code in OUTCOME_WORDS if code != "drill" or request.drill]
    outcomes = (
        Choice("", "选一个结果", not chosen),
        *(Choice(one, OUTCOME_WORDS[one], one == chosen) for one in codes),
    )
    error = desk.typed.error if desk.typed and desk.typed.call == request.id else ""
    reason = typed.get("no_call_out", "演练，不出警" if request.drill else "")
    made = desk.form(request.id, "closure")
    return Closing(made, outcomes, typed.get("number", ""), reason, typed.get("injured", "0"), error)
