"""Whom an exam tells what, and when: by day, each telling once. A guard hears his own, his unit's head that there is something."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from scoring.exams.signup.vocabulary import Enrolment, Offer, Standing
from zones.ground.notice import Notice, Plain
from zones.ground.weeks import SHANGHAI, shanghai_day

PAPERS_AHEAD, EXAM_AHEAD, EVE = timedelta(days=3), timedelta(days=3), timedelta(days=1)
"""Papers are asked for three days before enrolment closes; the exam is told three days and one day before, the window one day."""


def offered(offer: Offer, states: Mapping[int, str], units: Mapping[int, int]) -> list[Notice]:
    """A new exam: to each guard who may enrol (`states` by person, `units` where he stands), and once to each of their units."""
    free = [person for person, state in states.items() if state == "未报名"]
    facts = _facts(offer)
    told = [
        Notice("exam_offered", f"person:{one}", f"exam:{offer.id}:offered:person:{one}", offer.id, facts)
        for one in free
    ]
    heads = sorted({units[one] for one in free if one in units})
    return told + [
        Notice("exam_offered_unit", f"unit:{one}", f"exam:{offer.id}:offered:unit:{one}", offer.id, facts)
        for one in heads
    ]


def called_off(offer: Offer, enrolments: Iterable[Enrolment]) -> list[Notice]:
    """To everybody who was enrolled."""
    return [_to(offer, one, "exam_called_off", "off") for one in enrolments]


def admitted(offer: Offer, enrolment: Enrolment) -> Notice:
    """With when and where."""
    return _to(offer, enrolment, "exam_admitted", "admitted")


def slotted(offer: Offer, enrolment: Enrolment) -> Notice:
    """When fingerprints and photo are taken."""
    facts: dict[str, Plain] = {"at": _wall(enrolment), "place": offer.plan.window_place}
    key = f"exam:{offer.id}:slot:{enrolment.person}"
    return Notice("exam_window", f"person:{enrolment.person}", key, offer.id, facts)


def card_here(person: int, passed: date) -> Notice:
    """His certificate lies at the station."""
    return Notice("exam_card", f"person:{person}", f"exam:card:{person}:{passed}", person)


def due_on(offer: Offer, standings: Iterable[Standing], today: date) -> list[Notice]:
    """What is to be told on a day: papers that are missing, the eve of the window, three days and one day before the exam."""
    held, told = shanghai_day(offer.plan.held_at), []
    for one in standings:
        enrolment = one.known.enrolment
        if enrolment is None or offer.called_off:
            continue
        if one.state == "材料缺" and today == offer.plan.closes_on - PAPERS_AHEAD:
            told.append(_to(offer, enrolment, "exam_papers", "papers"))
        if enrolment.slot_at is not None and one.state in ("材料缺", "已审") and _eve(enrolment) == today:
            told.append(_to(offer, enrolment, "exam_window_eve", "window"))
        if one.state == "准考" and today in (held - EXAM_AHEAD, held - EVE):
            told.append(_to(offer, enrolment, "exam_soon", f"soon:{(held - today).days}"))
    return told


def _eve(enrolment: Enrolment) -> date | None:
    return None if enrolment.slot_at is None else shanghai_day(enrolment.slot_at) - EVE


def _to(offer: Offer, enrolment: Enrolment, kind: str, key: str) -> Notice:
    who = enrolment.person
    return Notice(kind, f"person:{who}", f"exam:{offer.id}:{key}:{who}", offer.id, _facts(offer))


def _facts(offer: Offer) -> dict[str, Plain]:
    return {"at": f"{offer.plan.held_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}", "place": offer.plan.place}


def _wall(enrolment: Enrolment) -> str:
    return "" if enrolment.slot_at is None else f"{enrolment.slot_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
