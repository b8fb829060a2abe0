"""A session in words for whoever leads it, and its screen."""

from lianfang.access import can
from lianfang.codes.screen import Thing, code_at
from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.training import LedTraining
from lianfang.web.pages.told import digits, wall
from lianfang.web.pages.training_view import facts_of, shots, state
from lianfang.web.views import Count, Form, LeadTrainingPage, Link, RollLine, ScreenPage, Tag, qr_drawing
from scoring.training.reads.rolls import OnRoll
from scoring.training.rules.signing import screen_on, shared
from scoring.training.vocabulary import Session

STEPS = {"sign_out": "开始签退", "close": "结课", "cancel": "取消这堂课"}


def lead_page(request: ReadRequest, seen: LedTraining, error: str = "", notice: str = "") -> LeadTrainingPage:
    one, base = seen.row.session, f"/trainings/{seen.row.session.id}"
    desk = can(actor_of(request), "training.see")
    return LeadTrainingPage(
        frame_of(request),
        title=one.title,
        state=state(seen.row),
        facts=facts_of(seen.row),
        counts=_counts(seen),
        steps=tuple((STEPS[to], Form(f"{base}/step", new_key(), (("step", to),))) for to in _steps(one)),
        papers=(
            Link("签到表（打印）", f"{base}/sheet.pdf", "没有手机的签在纸上，回来照着点名"),
            Link("签到表（表格）", f"{base}/sheet.xlsx"),
        ),
        roll=_roll(seen, base),
        back=f"/stations/{one.station}/trainings" if desk else "/learn/trainings",
        screen=f"{base}/screen" if screen_on(one, seen.now) else "",
        share=_share(seen),
        material=form(f"{base}/material") if one.state == "planned" else None,
        text=seen.row.text,
        video=seen.row.video,
        shots=shots(one.id, seen.photos),
        error=error,
        notice=notice,
    )


def _steps(one: Session) -> tuple[str, ...]:
    if one.state != "planned":
        return ()
    return ("close", "cancel") if one.out_from else ("sign_out", "close", "cancel")


def _counts(seen: LedTraining) -> tuple[Count, ...]:
    came = [one.attendance for one in seen.roll if one.attendance]
    return (
        Count("名单上", str(len(seen.roll)), "人"),
        Count("签到", str(len(came)), "人"),
        Count("算数的", str(sum(one.whole for one in came)), "人"),
    )


def _share(seen: LedTraining) -> str:
    told = seen.share
    if not told.people:
        return "小测还没有人答。" if seen.row.session.questions else ""
    return f"{told.people} 人答了小测，答对 {round(100 * told.right / told.asked)}%。不记名，不算分。"


def _roll(seen: LedTraining, base: str) -> tuple[RollLine, ...]:
    one, names = seen.row.session, {on.person: on.name for on in seen.roll}
    twins = shared([on.attendance for on in seen.roll if on.attendance])
    changes = one.state == "planned" or (one.state == "closed" and seen.officer)
    lines = []
    for on in seen.roll:
        others = "、".join(names[person] for person in twins.get(on.person, ()) if person in names)
        came, whole = on.attendance is not None, on.attendance is not None and on.attendance.whole
        along = ("person", str(on.person))
        lines.append(
            RollLine(
                on.name,
                f"{on.unit_name} {on.post}".strip(),
                _came(on),
                _when(on),
                flag=f"和{others}用同一部手机签到，请核对" if others else "",
                tick=Form(f"{base}/roll", new_key(), (along, ("act", "tick"))) if changes and not whole else None,
                strike=Form(f"{base}/roll", new_key(), (along, ("act", "strike"))) if changes and came else None,
                why=one.state == "closed",
            )
        )
    return tuple(lines)


def _came(on: OnRoll) -> Tag:
    one = on.attendance
    if one is None:
        return Tag("没有签到")
    if one.way == "roll":
        return Tag("点名", "ok")
    return Tag("签到签退", "ok") if one.whole else Tag("没有签退", "gold")


def _when(on: OnRoll) -> str:
    one = on.attendance
    if one is None or one.in_at is None:
        return ""
    return f"{wall(one.in_at)}—{wall(one.out_at)}" if one.out_at else f"{wall(one.in_at)} 签到"


def screen_page(request: ReadRequest, seen: LedTraining, site: str) -> ScreenPage:
    one = seen.row.session
    on = screen_on(one, seen.now)
    code = code_at(Thing("training", one.id), seen.now) if on else ""
    what = "签退" if one.out_from else "签到"
    came = [line.attendance for line in seen.roll if line.attendance]
    out = sum(at.whole for at in came)
    return ScreenPage(
        frame_of(request),
        one.title,
        what,
        digits(code) if on else "",
        qr_drawing(f"{site}/learn/trainings/{one.id}?code={code}"),
        f"签到 {len(came)} 人" + (f"，签退 {out} 人" if one.out_from else ""),
        "" if on else "现在不签到。开讲前半小时起，这里有码。",
    )
