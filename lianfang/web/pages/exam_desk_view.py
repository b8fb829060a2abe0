"""The page of one exam at the station: rows of those who are enrolled, and each step with whom it may be taken."""

from lianfang.access import Thing, can
from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.exams import ExamSeen
from lianfang.web.pages.exam_words import conditions, exam_tag, facts_of, note_of, state_tag, title_of
from lianfang.web.views import Choice, Count, Enrolled, ExamPage, Form, Link
from scoring.exams.signup.reads import EnrolledRow
from scoring.exams.signup.vocabulary import CALLED_OFF
from zones.roster.reads import StationRow

LISTS = {"enrolled": "报名名单", "window": "采集指纹、照相预约名单", "car": "乘车名单", "admitted": "准考名单"}


def exam_page(request: ReadRequest, place: StationRow, seen: ExamSeen, **shown: str) -> ExamPage:
    """What may not be pressed by this reader, or not yet, is not there."""
    base = f"/stations/{place.id}/exams/{seen.offer.id}"
    may = can(actor_of(request), "exam.review", Thing(station=place.id)) and not seen.offer.called_off
    before = may and seen.now < seen.offer.plan.held_at
    ready = [row for row in seen.rows if row.standing.state == "已审" and not row.standing.waiting]
    sat = [
        row
        for row in seen.rows
        if row.enrolment.admitted_at is not None and row.standing.state in ("已考未出分", "未报名")
    ]
    return ExamPage(
        frame_of(request),
        station=place.name,
        title=title_of(seen.offer),
        state=exam_tag(seen.offer, seen.now),
        facts=facts_of(seen.offer),
        counts=_counts(seen),
        rows=tuple(_row(row, seen, base, before) for row in seen.rows),
        papers=tuple(Link(word, f"{base}/list.pdf?which={which}") for which, word in LISTS.items())
        + (Link("全部（Excel）", f"{base}/list.xlsx"),),
        back=f"/stations/{place.id}/exams",
        enrol=form(f"{base}/enrolments") if before and seen.free else None,
        free=tuple(Choice(str(one.person), f"{one.name}（{one.unit_name}）") for one in seen.free),
        car=bool(seen.offer.plan.car_seats),
        slots=_step(base, "slots") if before and seen.offer.plan.window_at is not None and _wants_slot(seen) else None,
        admit=_step(base, "admit") if before and ready else None,
        ready=tuple(Choice(str(row.person), f"{row.name}（{row.unit_name}）") for row in ready),
        seen=form(f"{base}/step") if may and not before and sat else None,
        sitting=tuple(Choice(str(row.person), f"{row.name}（{row.unit_name}）{_came(row)}") for row in sat),
        call_off=_step(base, "call_off") if before else None,
        reasons=tuple(Choice(code, word) for code, word in CALLED_OFF.items()),
        **shown,
    )


def _step(base: str, act: str) -> Form:
    return Form(f"{base}/step", new_key(), (("act", act),))


def _wants_slot(seen: ExamSeen) -> bool:
    return any(row.enrolment.slot_at is None and not row.standing.waiting for row in seen.rows)


def _came(row: EnrolledRow) -> str:
    came = row.enrolment.came
    return "" if came is None else "，到了" if came else "，没到"


def _counts(seen: ExamSeen) -> tuple[Count, ...]:
    states = [row.standing.state for row in seen.rows]
    waiting = sum(bool(row.standing.waiting) for row in seen.rows)
    shown = [Count("报名", str(len(seen.rows)), "人"), Count("名额", str(seen.offer.plan.seats), "个")]
    shown += [
        Count(state, str(states.count(state)), "人")
        for state in ("材料缺", "已审", "准考", "已考未出分")
        if state in states
    ]
    return tuple(shown + ([Count("候补", str(waiting), "人", warn=True)] if waiting else []))


def _row(row: EnrolledRow, seen: ExamSeen, base: str, before: bool) -> Enrolled:
    standing, one = row.standing, row.enrolment
    open_ = before and one.admitted_at is None
    known = standing.known.eligibility
    along = (("person", str(row.person)),)
    return Enrolled(
        f"enrolled-{one.id}",
        row.name,
        row.unit_name,
        state_tag(standing),
        "；".join(
            part for part in (note_of(standing), "坐车" if one.car and seen.offer.plan.car_seats else "") if part
        ),
        papers=tuple(Choice(str(nth), paper, nth in one.papers) for nth, paper in enumerate(seen.offer.plan.papers)),
        conditions=conditions(known.declared if known.checked is None else known.checked),
        review=Form(f"{base}/papers", new_key(), along) if open_ else None,
        withdraw=Form(f"{base}/enrolments", new_key(), (*along, ("act", "withdraw"))) if open_ else None,
    )
