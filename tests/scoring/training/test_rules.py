"""培训: what a session must be, who signs and counts, whom the month reminds. Rules alone, no fixtures."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from scoring.exams.bank.first import first_questions
from scoring.exams.bank.vocabulary import Kept
from scoring.training.errors import (
    BadPlan,
    BadTraining,
    BadVideo,
    NoTrainer,
    NoTrainingReason,
    NotYetTraining,
    OfficersOnly,
    SigningOutClosed,
    SignInOver,
    TrainerHimself,
    TrainingMoved,
    WrongCode,
)
from scoring.training.rules import holding
from scoring.training.rules.checking import fitting, right_of
from scoring.training.rules.counting import attended, duties, reminder_due, reminders
from scoring.training.rules.signing import screen_on, shared, signed, ticked
from scoring.training.vocabulary import FIELDS, TOPICS, Attendance, Draft, PlanLine, Session
from zones.ground.quarters import quarter_of
from zones.ground.weeks import month_span

NINE = datetime(2018, 11, 6, 1, 0, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
DRAFT = Draft("station", "fire", "灭火器怎么用", "派出所会议室", NINE, TEN, officer=4)
SESSION = replace(holding.planned(DRAFT, 1, 70), id=5)
NEW = Attendance(0, 5, 31, 1, 9, b"phone-a")
LEADER = 70


def test_a_session_says_what_where_when_and_one_trainer() -> None:
    for wrong in (
        {"title": ""},
        {"place": " " * 61},
        {"ends_at": NINE},
        {"ends_at": NINE + timedelta(hours=9)},
        {"field": "dance"},
        {"level": "city"},
        {"level": "zone"},
        {"unit": 3},
    ):
        with pytest.raises(BadTraining):
            holding.planned(replace(DRAFT, **wrong), 1, 70)
    for nobody_or_two in ({"officer": None}, {"guest": "王讲师"}, {"trainer": 31}):
        with pytest.raises(NoTrainer):
            holding.planned(replace(DRAFT, **nobody_or_two), 1, 70)


def test_a_video_is_an_https_address_and_nothing_else() -> None:
    assert holding.video_of(" https://example.org/fire.mp4 ") == "https://example.org/fire.mp4"
    assert holding.video_of("") == ""
    for wrong in ("http://example.org/a", "javascript:alert(1)", "https://", 'https://a.example/"onload=', "视频"):
        with pytest.raises(BadVideo):
            holding.video_of(wrong)


def test_he_signs_in_then_out_and_only_both_together_count() -> None:
    inside = signed(SESSION, None, NEW, code_right=True, now=NINE)
    assert inside.in_at == NINE and not inside.whole
    with pytest.raises(SigningOutClosed):
        signed(SESSION, inside, NEW, code_right=True, now=NINE)
    opened = holding.signing_out_opened(SESSION, TEN)
    out = signed(opened, inside, NEW, code_right=True, now=TEN)
    assert out.whole and out.way == "code"
    assert signed(opened, out, NEW, code_right=True, now=TEN + timedelta(minutes=1)) == out, "twice is once"


def test_what_is_no_sign_in() -> None:
    opened = holding.signing_out_opened(SESSION, TEN)
    early, late = NINE - timedelta(minutes=31), TEN + timedelta(hours=2, minutes=1)
    closed = holding.closed(SESSION, LEADER, (), TEN)
    for session, right, now, refused in (
        (SESSION, False, NINE, WrongCode),
        (SESSION, True, early, NotYetTraining),
        (SESSION, True, late, TrainingMoved),
        (closed, True, NINE, TrainingMoved),
        (opened, True, TEN, SignInOver),
        (replace(SESSION, trainer=31, officer=None), True, NINE, TrainerHimself),
    ):
        with pytest.raises(refused):
            signed(session, None, NEW, code_right=right, now=now)


def test_the_screen_works_from_half_an_hour_before_to_two_hours_after() -> None:
    assert not screen_on(SESSION, NINE - timedelta(minutes=31))
    assert screen_on(SESSION, NINE - timedelta(minutes=30)) and screen_on(SESSION, TEN + timedelta(hours=2))
    assert not screen_on(SESSION, TEN + timedelta(hours=2, seconds=1))
    assert not screen_on(holding.cancelled(SESSION, LEADER, NINE), NINE)


def test_who_is_ticked_counts_and_the_paper_way_is_told_apart() -> None:
    assert ticked(SESSION, None, NEW, LEADER).way == "roll"
    forgot = replace(NEW, id=8, in_at=NINE)
    done = ticked(SESSION, forgot, NEW, LEADER)
    assert done.whole and done.id == 8 and done.in_at == NINE and done.way == "roll"
    both = replace(forgot, out_at=TEN)
    assert ticked(SESSION, both, NEW, LEADER) == both, "who signed himself is not ticked besides"
    with pytest.raises(TrainerHimself):
        ticked(replace(SESSION, trainer=31), None, NEW, LEADER)


def test_two_sign_ins_from_one_phone_are_flagged_for_both() -> None:
    rows = [
        replace(NEW, person=person, phone=phone)
        for person, phone in ((1, b"a"), (2, b"a"), (3, b"b"), (4, b""), (5, b""))
    ]
    assert shared(rows) == {1: (2,), 2: (1,)}
    assert shared([rows[0], replace(rows[1], struck_by=LEADER)]) == {}, "what was taken back is nobody's any more"


def test_after_the_close_an_officer_corrects_and_says_why() -> None:
    closed = holding.closed(SESSION, LEADER, (), TEN)
    holding.check_change(closed, "手机没电", officer=True, strikes=False, now=TEN)
    holding.check_change(SESSION, "", officer=False, strikes=False, now=NINE)
    with pytest.raises(OfficersOnly):
        holding.check_change(closed, "手机没电", officer=False, strikes=False, now=TEN)
    for session, strikes in ((closed, False), (SESSION, True)):
        with pytest.raises(NoTrainingReason):
            holding.check_change(session, "", officer=True, strikes=strikes, now=TEN)
    with pytest.raises(TrainingMoved):
        holding.check_change(holding.cancelled(SESSION, LEADER, NINE), "x", officer=True, strikes=True, now=TEN)


def test_only_a_closed_session_leaves_deeds_with_the_way_of_signing() -> None:
    whole = replace(NEW, id=8, in_at=NINE, out_at=TEN)
    assert attended(SESSION, whole) is None
    closed = holding.closed(SESSION, LEADER, (), TEN)
    number, source, fact = attended(closed, whole) or pytest.fail("no deed")
    assert (number, source.sheet, source.row) == (8, "培训签到（动态码）", 5)
    assert (fact.kind, fact.day, fact.minutes) == ("training.attended", date(2018, 11, 6), 0), "sessions, never minutes"
    assert attended(closed, replace(whole, out_at=None)) is None
    by_roll = attended(closed, replace(NEW, ticked_by=LEADER))
    assert by_roll and by_roll[1].sheet == "培训签到（点名册）"


def test_a_line_of_the_plan_has_a_month_that_there_is() -> None:
    holding.check_line(PlanLine("2018-12", "law", "bureau", 2))
    for month, planned in (("2018-13", 1), ("2018-1", 1), ("²018-01", 1), ("2018-01", 100), ("2018-01", -1)):
        with pytest.raises(BadPlan):
            holding.check_line(PlanLine(month, "law", "bureau", planned))


@pytest.mark.parametrize(
    ("instant", "due"),
    [
        (datetime(2018, 11, 19, 4, tzinfo=UTC), None),
        (datetime(2018, 11, 19, 23, 59, tzinfo=UTC), None),  # the 20th, 7:59
        (datetime(2018, 11, 20, 0, 0, tzinfo=UTC), ("2018-11", "first")),
        (datetime(2018, 11, 20, 12, 0, tzinfo=UTC), None),  # 20:00
        (datetime(2018, 11, 27, 4, tzinfo=UTC), ("2018-11", "first")),
        (datetime(2018, 11, 28, 4, tzinfo=UTC), ("2018-11", "last")),
        (datetime(2018, 11, 30, 15, 0, tzinfo=UTC), None),
        (datetime(2018, 11, 30, 16, 30, tzinfo=UTC), None),  # already the first of December
        (datetime(2024, 2, 27, 4, tzinfo=UTC), ("2024-02", "last")),
        (datetime(2026, 12, 31, 4, tzinfo=UTC), ("2026-12", "last")),
    ],
)
def test_reminders_come_by_day_from_the_twentieth_of_shanghais_month(instant: datetime, due: object) -> None:
    assert reminder_due(instant) == due


def test_months_and_quarters_are_the_calendars() -> None:
    assert month_span(date(2024, 2, 10)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert quarter_of(date(2018, 11, 6)).span == (date(2018, 10, 1), date(2018, 12, 31))
    assert quarter_of(date(2018, 3, 31)).span == (date(2018, 1, 1), date(2018, 3, 31))


GUARDS = [(1, "翠园小区", "东", 11, "甲"), (1, "翠园小区", "东", 12, "乙"), (2, "老街市场", "西", 13, "丙")]


def test_the_board_keeps_the_rosters_order_and_ranks_nobody() -> None:
    found = duties(GUARDS, {13}, {11, 13})
    assert [one.name for one in found] == ["翠园小区", "老街市场"]
    assert [one.trained for one in found] == [False, True] and [one.drilled for one in found] == [True, True]


def test_who_is_done_is_left_alone_and_a_unit_hears_how_many_are_behind() -> None:
    told = reminders(duties(GUARDS, {13}, {11, 13}), "2018-11", "first", date(2018, 11, 30))
    assert [one.to for one in told] == ["person:11", "person:12", "unit:1"]
    assert told[-1].facts == {"behind": 2, "drill": False, "until": "2018-11-30"}
    assert len({one.key for one in told}) == 3
    no_drill = reminders(duties(GUARDS, {11, 12, 13}, {11}), "2018-11", "last", date(2018, 11, 30))
    assert [one.to for one in no_drill] == ["unit:2"]


def test_every_field_has_questions_in_the_bank_that_comes_with_the_house() -> None:
    bank = [Kept(nth, nth, 1, one) for nth, one in enumerate(first_questions())]
    for field in FIELDS:
        found = fitting(bank, field)
        assert len(found) >= 5 and {one.said.topic for one in found} <= set(TOPICS[field]), field
    own = [replace(bank[0], id=nth, said=replace(bank[0].said, topic="法律法规")) for nth in range(3)]
    assert fitting(own, "law") == own and fitting(own, "fire") == [], "a bureau may name a topic like the field"
    assert fitting(bank[:2], bank[0].said.topic and "fire") == [], "two questions are no check"


def test_letters_are_right_in_any_order_and_what_is_missing_is_wrong() -> None:
    bank = [Kept(nth, nth, 1, one) for nth, one in enumerate(first_questions())]
    several = next(one for one in bank if one.said.kind == "multiple")
    single = next(one for one in bank if one.said.kind == "single")
    assert right_of([several, single], ["".join(reversed(several.said.answer)), single.said.answer]) == 2
    assert right_of([several, single], [several.said.answer[:1]]) == 0


def test_the_cancelled_is_not_closed_and_the_closed_not_cancelled() -> None:
    closed: Session = holding.closed(SESSION, LEADER, (3,), TEN)
    assert closed.questions == (3,) and closed.closer == LEADER
    for ended in (closed, holding.cancelled(SESSION, LEADER, TEN)):
        with pytest.raises(TrainingMoved):
            holding.cancelled(ended, LEADER, TEN)
        with pytest.raises(TrainingMoved):
            holding.closed(ended, LEADER, (), TEN)
    with pytest.raises(NotYetTraining):
        holding.closed(SESSION, LEADER, (), NINE - timedelta(hours=1))
