"""A session from its plan to its close, and who may change what."""

from datetime import datetime

from msgspec.structs import replace

from scoring.training.errors import (
    BadPlan,
    BadTraining,
    BadVideo,
    NoTrainer,
    NoTrainingReason,
    NotYetTraining,
    OfficersOnly,
    TrainingMoved,
)
from scoring.training.vocabulary import (
    EARLY,
    FIELDS,
    LEVELS,
    LONGEST,
    MOST_GUEST,
    MOST_PLACE,
    MOST_PLANNED,
    MOST_REASON,
    MOST_TITLE,
    MOST_VIDEO,
    Draft,
    PlanLine,
    Session,
)


def planned(draft: Draft, station: int, account: int) -> Session:
    """A new one (its id is 0). Raises BadTraining, NoTrainer."""
    begins_at, ends_at = draft.begins_at, draft.ends_at
    if draft.level not in LEVELS or draft.field not in FIELDS:
        raise BadTraining(what="哪一级办、哪一类内容")
    if not 0 < len(draft.title) <= MOST_TITLE or not 0 < len(draft.place) <= MOST_PLACE:
        raise BadTraining(what="讲什么、在哪儿")
    if begins_at is None or ends_at is None or not begins_at < ends_at <= begins_at + LONGEST:
        raise BadTraining(what="几点到几点（最长八小时）")
    if (draft.level == "zone") != (draft.zone is not None) or (draft.level == "unit") != (draft.unit is not None):
        raise BadTraining(what="哪个片区、哪个单位")
    if [draft.officer is not None, draft.trainer is not None, bool(draft.guest)].count(True) != 1:
        raise NoTrainer()
    if len(draft.guest) > MOST_GUEST:
        raise BadTraining(what="外请的人叫什么")
    return Session(
        0,
        station,
        draft.level,
        draft.zone,
        draft.unit,
        draft.field,
        draft.title,
        draft.place,
        begins_at,
        ends_at,
        draft.officer,
        draft.trainer,
        account,
    )


def video_of(text: str) -> str:
    """An https address, or none. Raises BadVideo."""
    said = text.strip()
    plain = said.isascii() and said.isprintable() and not set(said) & set(" \"'<>\\")
    if said and not (said.startswith("https://") and plain and 12 <= len(said) <= MOST_VIDEO):
        raise BadVideo()
    return said


def signing_out_opened(session: Session, now: datetime) -> Session:
    """From now on its screen's code signs out. Raises TrainingMoved, NotYetTraining."""
    check_running(session, now)
    return session if session.out_from else replace(session, out_from=now)


def closed(session: Session, account: int, questions: tuple[int, ...], now: datetime) -> Session:
    """Who signed in and out, or was ticked, is counted. Raises TrainingMoved, NotYetTraining."""
    check_running(session, now)
    return replace(session, state="closed", closed_at=now, closer=account, questions=questions)


def cancelled(session: Session, account: int, now: datetime) -> Session:
    """It does not take place, or did not. Raises TrainingMoved."""
    check_open(session)
    return replace(session, state="cancelled", closed_at=now, closer=account)


def check_open(session: Session) -> None:
    """Raises TrainingMoved."""
    if session.state != "planned":
        raise TrainingMoved()


def check_running(session: Session, now: datetime) -> None:
    """Raises TrainingMoved, NotYetTraining."""
    check_open(session)
    if now < session.begins_at - EARLY:
        raise NotYetTraining()


def check_change(session: Session, reason: str, *, officer: bool, strikes: bool, now: datetime) -> None:
    """Whether the roll may be changed so. A close ends what a guard who teaches may do; a correction says why.

    Raises TrainingMoved (called off), NotYetTraining, OfficersOnly, NoTrainingReason.
    """
    if session.state == "cancelled":
        raise TrainingMoved()
    if session.state == "closed" and not officer:
        raise OfficersOnly()
    if now < session.begins_at - EARLY:
        raise NotYetTraining()
    if len(reason) > MOST_REASON or ((strikes or session.state == "closed") and not reason):
        raise NoTrainingReason(most=MOST_REASON)


def check_line(line: PlanLine) -> None:
    """Raises BadPlan."""
    year, _, month = line.month.partition("-")
    dated = len(line.month) == 7 and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12
    if not dated or line.field not in FIELDS or line.level not in LEVELS or not 0 <= line.planned <= MOST_PLANNED:
        raise BadPlan(most=MOST_PLANNED)
