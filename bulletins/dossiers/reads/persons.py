"""一人一档: what is written of one guard. Never what he practised, his clues, his health, where he was."""

from bulletins.dossiers.asking import day, moment, on_days, register, sat_on, word
from bulletins.dossiers.reads.learning import WHOLE
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from scoring.commendations.reads import commended
from scoring.commendations.vocabulary import KINDS as TITLES
from scoring.exams.sittings.vocabulary import KINDS
from scoring.exams.tables import ExamResult
from scoring.exams.vocabulary import PASS
from scoring.points.reads.lines import entries
from scoring.training.tables import Attendance
from scoring.training.vocabulary import FIELDS
from zones.ground.scope import Scope
from zones.journal.vocabulary import DEED_WORDS
from zones.patrol.tables import Walker
from zones.roster.tables import Posting

SEALED = "clue"
_POSTINGS = f"""
SELECT u.name AS unit, p.post, p.shift, {day("p.since")} AS since, {day("p.until")} AS until FROM posting p JOIN unit u ON u.id = p.unit
WHERE p.person = {{}} AND p.station = ANY({{}}) ORDER BY p.until DESC NULLS FIRST, p.id DESC
"""
_WALKS = f"""
SELECT {day("p.day")} AS day, z.name AS zone, p.walking_group, u.name AS unit, p.minutes
FROM walker w JOIN patrol p ON p.id = w.patrol JOIN zone z ON z.id = p.zone JOIN unit u ON u.id = w.unit
WHERE w.person = {{}} AND w.station = ANY({{}}) AND p.day BETWEEN {{}} AND {{}} AND p.withdrawn_by IS NULL ORDER BY p.day, w.id
"""
_TRAININGS = f"""
SELECT {moment("s.begins_at")} AS began, {word("s.field", FIELDS)} AS field, s.title, s.place,
    CASE WHEN s.trainer = x.person THEN '讲课' WHEN x.ticked_by IS NOT NULL THEN '点名册' ELSE '动态码' END AS way
FROM attendance x JOIN training_session s ON s.id = x.session
WHERE x.person = {{}} AND x.station = ANY({{}}) AND {WHOLE} AND s.begins_at >= {{}} AND s.begins_at < {{}} ORDER BY s.begins_at, s.id
"""
_EXAMS = f"""
SELECT day, kind, title, score, passed FROM (
SELECT {sat_on("e")} AS at, coalesce(to_char(e.day, 'YYYY-MM-DD'), e.week) AS day, '保安员考试' AS kind, '' AS title,
    round(e.score, 1)::float8 AS score, CASE WHEN e.score >= {PASS} THEN '合格' ELSE '没有合格' END AS passed
FROM exam_result e
WHERE e.person = {{}} AND e.station = ANY({{}}) AND {sat_on("e")} BETWEEN {{}} AND {{}} AND e.withdrawn_by IS NULL
UNION ALL
SELECT (a.begun_at AT TIME ZONE 'Asia/Shanghai')::date, {day("a.begun_at AT TIME ZONE 'Asia/Shanghai'")}, {word("s.kind", KINDS)}, s.title, round(a.points / 100.0, 1)::float8,
    CASE WHEN a.points >= s.pass_points * 100 THEN '合格' ELSE '没有合格' END
FROM sitting_attempt a JOIN sitting s ON s.id = a.sitting
WHERE a.person = {{}} AND s.station = ANY({{}}) AND a.state = 'graded' AND s.supervised AND a.begun_at >= {{}} AND a.begun_at < {{}}
    AND NOT EXISTS (SELECT 1 FROM sitting_attempt o WHERE o.sitting = s.id AND o.state = 'open')
) sat ORDER BY at, kind
"""


async def postings(scope: Scope, span: Span) -> Register:
    """All of them at the scope's stations: a file begins where he began."""
    rows = await Posting.raw(_POSTINGS, scope.person, list(scope.stations))
    return register("任职登记", {"单位": 60, "岗位": 34, "班次": 20, "起": 24, "止": 24}, rows)


async def walks(scope: Scope, span: Span) -> Register:
    """Days and zones of rounds, never a point or a way."""
    rows = await Walker.raw(_WALKS, scope.person, list(scope.stations), *on_days(span))
    return register("巡逻登记", {"日期": 24, "片区": 30, "巡逻组": 24, "代表单位": 60, "分钟": 16}, rows)


async def trainings(scope: Scope, span: Span) -> Register:
    rows = await Attendance.raw(_TRAININGS, scope.person, list(scope.stations), *span.instants)
    return register("教育培训登记", {"开始": 28, "内容": 22, "题目": 56, "地点": 40, "怎么签的": 20}, rows)


async def exams(scope: Scope, span: Span) -> Register:
    """Supervised ones that are over for everybody; what he tried by himself is his own."""
    who = (scope.person, list(scope.stations))
    rows = await ExamResult.raw(_EXAMS, *who, *on_days(span), *who, *span.instants)
    return register("考试登记", {"日期或周": 24, "考什么": 30, "题目": 60, "分数": 18, "结果": 24}, rows)


async def points(scope: Scope, span: Span) -> Register:
    """Entry by entry with what it was for. What lies sealed stands in the sum alone, month by month."""
    given = await entries(scope, span.first, span.last)
    rows = tuple(
        (one.day.isoformat(), DEED_WORDS.get(one.kind, "月末结算"), one.points, _evidence(one.sheet, one.row))
        for one in given
        if not one.kind.startswith(SEALED) and one.points
    )
    head = {"日期": 24, "做了什么": 50, "积分": 18, "凭什么记的": 70}
    note = f"合计 {sum(one.points for one in given)} 分，含按规定不列明细的。"
    return Register("积分登记", tuple(head), tuple(head.values()), rows, note)


def _evidence(sheet: str, row: int) -> str:
    return f"{sheet}第{row}行" if sheet and row else sheet


async def commendations(scope: Scope, span: Span) -> Register:
    """Decided, whenever it was."""
    rows = tuple(
        (one.year, TITLES[one.one.kind], one.number, one.decided_on.isoformat() if one.decided_on else "")
        for one in await commended(scope)
    )
    head = {"年度": 16, "称号": 60, "文号": 50, "日期": 24}
    return Register("表彰登记", tuple(head), tuple(head.values()), rows)
