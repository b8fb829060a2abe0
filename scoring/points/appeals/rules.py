"""Who may appeal until when, who may decide, what a decision posts, who is told. Pure: `now` and today are arguments."""

from datetime import date, datetime

from msgspec.structs import replace

from scoring.points.appeals.errors import (
    AppealDecided,
    AppealOpen,
    AppealOver,
    AppealTooLate,
    BadAppealDay,
    ConcernedDecides,
    DeedTakenBack,
    NamelessDecides,
    PointsAsBefore,
    PointsOutOfBounds,
    SealedAppealPhoto,
    TooManyAppealPhotos,
    UnknownAppeal,
    UnknownRuling,
)
from scoring.points.appeals.vocabulary import (
    AGAIN,
    ANSWERED_WITHIN,
    MISSING_WITHIN,
    MOST_PHOTOS,
    OF_NO_ENTRY,
    OUTCOMES,
    RAISED_WITHIN,
    REASONS,
    REMINDED,
    Appeal,
    Concerned,
    Decider,
    Entry,
    Ruling,
)
from zones.ground.notice import Notice
from zones.ground.weeks import shanghai_day


def last_day(entry: Entry) -> date:
    """The last day, in Shanghai, on which the entry may be appealed against."""
    return shanghai_day(entry.posted_at) + RAISED_WITHIN


def check_entry(entry: Entry, reason: str, today: date) -> None:
    """Raises UnknownAppeal, AppealTooLate."""
    if reason not in REASONS:
        raise UnknownAppeal()
    if today > last_day(entry):
        last = last_day(entry)
        raise AppealTooLate(last=f"{last.month}月{last.day}日")


def check_no_entry(reason: str, day: date | None, today: date) -> date:
    """The day of something that is no entry: not counted at all, or another thing. Raises UnknownAppeal, BadAppealDay."""
    if reason not in OF_NO_ENTRY:
        raise UnknownAppeal()
    if day is None or not today - MISSING_WITHIN <= day <= today:
        raise BadAppealDay(days=MISSING_WITHIN.days)
    return day


def check_photos(many: int, entry: Entry | None) -> None:
    """Raises TooManyAppealPhotos, SealedAppealPhoto."""
    if many > MOST_PHOTOS:
        raise TooManyAppealPhotos(most=MOST_PHOTOS)
    if many and entry is not None and entry.kind.startswith("clue"):
        raise SealedAppealPhoto()


def check_once(earlier: Appeal | None) -> None:
    """`earlier` is the appeal about the same that was not withdrawn. Raises AppealOpen, AppealDecided."""
    if earlier is not None:
        raise AppealOpen() if earlier.state == "open" else AppealDecided()


def withdraw(appeal: Appeal, now: datetime) -> Appeal:
    """By whoever raised it. Raises AppealOver."""
    _check_open(appeal)
    return replace(appeal, state="withdrawn", decided_at=now, next_deadline=None)


def bounds(clause_points: int, points: int) -> tuple[int, int]:
    """(lowest, highest) points that may stand: from nothing to what the clause gives, or to what stands by it already."""
    return min(clause_points, points, 0), max(clause_points, points, 0)


def check_decider(appeal: Appeal, who: Decider, concerned: Concerned) -> None:
    """Raises NamelessDecides, ConcernedDecides."""
    if who.officer is None:
        raise NamelessDecides()
    own = who.account == appeal.account or (who.person is not None and who.person == appeal.person)
    if own or who.account in concerned.accounts or who.officer in concerned.officers:
        raise ConcernedDecides()


def decide(appeal: Appeal, entry: Entry | None, ruling: Ruling, account: int, now: datetime) -> tuple[Appeal, int]:
    """(the appeal afterwards, what to post as a difference, 0 for nothing).

    Raises AppealOver, UnknownRuling, PointsOutOfBounds, PointsAsBefore, DeedTakenBack.
    """
    _check_open(appeal)
    if ruling.outcome not in OUTCOMES:
        raise UnknownRuling()
    before = entry.points if entry else None
    after = _points_after(entry, ruling) if entry else None
    decided = replace(
        appeal, state="decided", outcome=ruling.outcome, decided_by=account, decided_at=now, next_deadline=None,
        points_before=before, points_after=after,
    )  # fmt: skip
    return decided, (after or 0) - (before or 0)


def _points_after(entry: Entry, ruling: Ruling) -> int:
    """Of an entry: they stay when it is refused, and when there is no deed any more."""
    if ruling.outcome == "refused":
        return entry.points
    if entry.taken_back:
        if ruling.points is not None:
            raise DeedTakenBack()
        return entry.points
    if ruling.points is None:
        raise UnknownRuling()
    lowest, highest = bounds(entry.clause_points, entry.points)
    if not lowest <= ruling.points <= highest:
        raise PointsOutOfBounds(lowest=lowest, highest=highest)
    if ruling.points == entry.points:
        raise PointsAsBefore(points=entry.points)
    return ruling.points


def _check_open(appeal: Appeal) -> None:
    if appeal.state != "open":
        raise AppealOver()


def deadline_after(appeal: Appeal, now: datetime) -> datetime:
    """On the fifth day, on the seventh, then each day."""
    for day in (appeal.raised_at + REMINDED, appeal.due_at):
        if now < day:
            return day
    return appeal.due_at + ((now - appeal.due_at) // AGAIN + 1) * AGAIN


def first_deadlines(now: datetime) -> tuple[datetime, datetime]:
    """(when it is due, when somebody is first reminded)."""
    return now + ANSWERED_WITHIN, now + REMINDED


def of_new(appeal: int, reason: str, bureau: int) -> Notice:
    return Notice("appeal_new", f"legal:{bureau}", f"appeal:{appeal}:new", appeal, {"reason": reason})


def of_answer(appeal: Appeal) -> Notice:
    """To whoever raised it."""
    to = f"person:{appeal.person}" if appeal.person is not None else f"unit:{appeal.unit}"
    return Notice("appeal_answered", to, f"appeal:{appeal.id}:answered", appeal.id, {"outcome": appeal.outcome})


def of_due(appeal: Appeal, bureau: int, now: datetime) -> list[Notice]:
    """The legal office; once it is overdue the bureau's command, too."""
    overdue = appeal.overdue(now)
    kind, day = "appeal_overdue" if overdue else "appeal_due", (now - appeal.raised_at).days
    receivers = [f"legal:{bureau}", *([f"command:{bureau}"] if overdue else [])]
    return [Notice(kind, to, f"appeal:{appeal.id}:{kind}:{day}:{to}", appeal.id, {}) for to in receivers]
