"""培训 in words for a guard: what comes, what he had, one session with its check."""

from lianfang.photos.reads import PhotoRow
from lianfang.web.answers import ReadRequest, form, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.training import OwnTraining, OwnTrainings
from lianfang.web.pages.illustrated import illustrated
from lianfang.web.pages.told import day, month_day, wall
from lianfang.web.views import (
    Check,
    Choice,
    Fact,
    Form,
    MyTrainingsPage,
    Question,
    Shot,
    Source,
    Tag,
    TrainingLine,
    TrainingPage,
)
from scoring.exams.bank.vocabulary import KINDS, LETTERS, Kept
from scoring.training.reads.rolls import Answered
from scoring.training.reads.sessions import SessionRow
from scoring.training.rules.signing import screen_on
from scoring.training.vocabulary import FIELDS, LEVELS, STATES, Attendance
from zones.ground.quarters import quarter_of
from zones.ground.weeks import month_span, shanghai_day

OWN_RULE = "每月一堂、每季一次演练，是分局考核制度定的，不是法律规定；不排名。"
COLOURS = {"planned": "gold", "closed": "ok", "cancelled": "mute"}


def own_page(request: ReadRequest, seen: OwnTrainings) -> MyTrainingsPage:
    today = shanghai_day(seen.now)
    first = quarter_of(today).first
    return MyTrainingsPage(
        frame_of(request),
        duty=_duty(seen),
        coming=tuple(line(row, _href(row, seen.person)) for row in seen.coming),
        had=tuple(line(row, f"/learn/trainings/{row.session.id}") for row in reversed(seen.had)),
        paper="/learn/trainings/certificate.pdf",
        first=first.isoformat(),
        last=today.isoformat(),
    )


def _duty(seen: OwnTrainings) -> tuple[Check, ...]:
    if not seen.duty:
        return ()
    mine, today = seen.duty[0].guards[0], shanghai_day(seen.now)
    month, quarter = month_span(today)[1], quarter_of(today).last
    trained = "这个月的培训，您参加过了" if mine.trained else f"这个月还差一堂培训，{month_day(month)}以前参加"
    drilled = "这个季度的演练，您参加过了" if mine.drilled else f"这个季度还差一次演练，{month_day(quarter)}以前"
    return Check(mine.trained, trained), Check(mine.drilled, drilled)


def _href(row: SessionRow, person: int | None) -> str:
    """To his own session, or to the one that he leads."""
    teaches = person is not None and row.session.trainer == person
    return f"/trainings/{row.session.id}" if teaches else f"/learn/trainings/{row.session.id}"


def line(row: SessionRow, href: str) -> TrainingLine:
    one = row.session
    note = f"{day(one.begins_at)} {wall(one.begins_at)}—{wall(one.ends_at)}，{one.place}，{row.trainer_name}讲"
    return TrainingLine(one.title, note, state(row), href)


def state(row: SessionRow) -> Tag:
    return Tag(STATES[row.session.state], COLOURS[row.session.state])  # type: ignore[arg-type]


def whose(row: SessionRow) -> str:
    """Who is invited: 东片区的保安员."""
    one = row.session
    place = {"zone": row.zone_name, "unit": row.unit_name, "station": row.station_name}.get(one.level, "全分局")
    return f"{place}的保安员（{LEVELS[one.level]}办）"


def facts_of(row: SessionRow) -> tuple[Fact, ...]:
    one = row.session
    return (
        Fact("内容", FIELDS[one.field]),
        Fact("时间", f"{day(one.begins_at)} {wall(one.begins_at)}—{wall(one.ends_at)}"),
        Fact("地方", one.place),
        Fact("讲课", row.trainer_name),
        Fact("谁参加", whose(row)),
    )


def shots(number: int, photos: list[PhotoRow]) -> tuple[Shot, ...]:
    return tuple(Shot(Source(f"/trainings/{number}/photos/{one.id}"), one.id, "培训资料") for one in photos)


def training_page(
    request: ReadRequest, seen: OwnTraining, code: str = "", error: str = "", notice: str = ""
) -> TrainingPage:
    row, one = seen.row, seen.row.session
    href, open_now = f"/learn/trainings/{one.id}", screen_on(one, seen.now)
    signs = open_now and not (seen.mine and seen.mine.whole) and (seen.mine is None) == (one.out_from is None)
    asks = bool(seen.questions) and seen.answered is None
    return TrainingPage(
        frame_of(request),
        title=one.title,
        state=state(row),
        says=_says(seen, open_now),
        facts=facts_of(row),
        text=tuple(part for part in row.text.splitlines() if part.strip()),
        video=row.video,
        shots=shots(one.id, seen.photos),
        sign=form(f"{href}/sign") if signs else None,
        sign_text="签到" if seen.mine is None else "签退",
        code=code,
        check=Form(f"{href}/check", new_key()) if asks else None,
        questions=tuple(_question(nth, kept, seen.answered) for nth, kept in enumerate(seen.questions)),
        result=f"答对 {seen.answered.right} 道，共 {seen.answered.asked} 道。只有您看得到，不算分。"
        if seen.answered
        else "",
        error=error,
        notice=notice,
    )


def _says(seen: OwnTraining, open_now: bool) -> str:
    one, mine = seen.row.session, seen.mine
    if one.state == "cancelled":
        return "这堂培训取消了。"
    if one.state == "closed":
        return "记上了，算您参加了一次。" if mine and mine.whole else _not_counted(mine)
    if mine and mine.whole:
        return f"{'讲课的人给您点了名' if mine.way == 'roll' else '签到、签退都有了'}。讲课的人一结课，就算您参加一次。"
    if mine and mine.in_at and one.out_from:
        return f"{wall(mine.in_at)} 签到了。现在签退：填屏上现在的六位数。"
    if mine and mine.in_at:
        return f"{wall(mine.in_at)} 签到了。讲完以后屏上出签退的码，再填一次才算。"
    if one.out_from:
        return "已经在签退了。您来了没有签到，请找讲课的人点名。"
    return "填讲课的人屏上的六位数，签到。" if open_now else "开讲前半小时起能签到。"


def _not_counted(mine: Attendance | None) -> str:
    return (
        "只签到，没有签退，没有算。您在的话，请找派出所更正。" if mine else "没有您的签到。您去了的话，请找派出所更正。"
    )


def _question(nth: int, kept: Kept, answered: Answered | None) -> Question:
    said, given = kept.said, answered.answers[nth] if answered else ""
    right = "".join(sorted(set(given))) == said.answer
    options = tuple(
        Choice(letter, f"{letter} {text}", letter in given) for letter, text in zip(LETTERS, said.options, strict=False)
    )
    return Question(
        f"q{nth}",
        said.asks,
        KINDS[said.kind],
        options,
        several=said.kind == "multiple",
        result=(Tag("对了", "ok") if right else Tag(f"应选 {said.answer}", "warn")) if answered else None,
        because=f"{said.because}（{said.source}）" if answered else "",
        picture=illustrated(kept),
    )
