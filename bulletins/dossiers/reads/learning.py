"""培训, 考试, 考证: how many came, sat and passed. Who it was stands in his own file."""

from bulletins.dossiers.asking import moment, of_units, on_days, register, sat_on, word
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from scoring.exams.sittings.tables import Sitting
from scoring.exams.sittings.vocabulary import KINDS
from scoring.exams.tables import ExamResult
from scoring.exams.vocabulary import PASS
from scoring.training.tables import TrainingSession
from scoring.training.vocabulary import FIELDS, LEVELS
from zones.ground.scope import Scope
from zones.roster.tables import Certificate
from zones.roster.vocabulary import ENDINGS

WHOLE = "x.struck_by IS NULL AND (x.ticked_by IS NOT NULL OR (x.in_at IS NOT NULL AND x.out_at IS NOT NULL))"
_TRAININGS = f"""
SELECT {moment("s.begins_at")} AS began, {word("s.level", LEVELS)} AS level, {word("s.field", FIELDS)} AS field, s.title, s.place,
    count(x.id)::int AS came, count(DISTINCT x.unit)::int AS units
FROM training_session s LEFT JOIN attendance x ON x.session = s.id AND {WHOLE} AND ({{}}::bigint[] IS NULL OR x.unit = ANY({{}}))
WHERE s.station = ANY({{}}) AND s.begins_at >= {{}} AND s.begins_at < {{}} AND s.state = 'closed'
GROUP BY s.id HAVING {{}}::bigint[] IS NULL OR count(x.id) > 0 ORDER BY s.begins_at, s.id
"""
_EXAMS = f"""
SELECT coalesce(to_char(e.day, 'YYYY-MM-DD'), e.week) AS day, u.name AS unit, count(*)::int AS sat, count(*) FILTER (WHERE e.score >= {PASS})::int AS passed
FROM exam_result e JOIN unit u ON u.id = e.unit
WHERE e.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR e.unit = ANY({{}})) AND {sat_on("e")} BETWEEN {{}} AND {{}}
    AND e.withdrawn_by IS NULL GROUP BY e.day, e.week, u.id ORDER BY {sat_on("e")}, u.position, u.id
"""
_SITTINGS = f"""
SELECT {moment("s.opens_at")} AS opened, {word("s.kind", KINDS)} AS kind, s.title,
    CASE WHEN s.supervised THEN '集中考' ELSE '自己考' END AS way, count(a.id)::int AS sat,
    count(a.id) FILTER (WHERE a.points >= s.pass_points * 100)::int AS passed
FROM sitting s LEFT JOIN sitting_attempt a ON a.sitting = s.id AND a.state = 'graded' AND ({{}}::bigint[] IS NULL OR a.unit = ANY({{}}))
WHERE s.station = ANY({{}}) AND s.opens_at >= {{}} AND s.opens_at < {{}} AND NOT EXISTS (SELECT 1 FROM sitting_off o WHERE o.sitting = s.id)
GROUP BY s.id HAVING {{}}::bigint[] IS NULL OR count(a.id) > 0 ORDER BY s.opens_at, s.id
"""
_CERTIFICATES = f"""
SELECT u.name AS unit, count(DISTINCT c.id) FILTER (WHERE c.issued BETWEEN {{}} AND {{}})::int AS obtained,
    count(DISTINCT c.id) FILTER (WHERE c.ended BETWEEN {{}} AND {{}})::int AS ended,
    coalesce(string_agg(DISTINCT {word("c.ending", ENDINGS)}, '、') FILTER (WHERE c.ended BETWEEN {{}} AND {{}}), '') AS how
FROM certificate c JOIN posting p ON p.person = c.person AND (p.until IS NULL OR p.until >= {{}}) AND (p.since IS NULL OR p.since <= {{}})
JOIN unit u ON u.id = p.unit
WHERE p.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR p.unit = ANY({{}})) AND c.ending <> 'mistaken'
    AND (c.issued BETWEEN {{}} AND {{}} OR c.ended BETWEEN {{}} AND {{}})
GROUP BY u.id ORDER BY u.position, u.id
"""


async def trainings(scope: Scope, span: Span) -> Register:
    """Sessions that were held; of a unit, those to which somebody of it came."""
    only = scope.only_units
    rows = await TrainingSession.raw(_TRAININGS, only, only, list(scope.stations), *span.instants, only)
    columns = {"开始": 26, "谁办": 14, "内容": 18, "题目": 44, "地点": 34, "到会（人）": 16, "单位（家）": 16}
    return register("教育培训登记", columns, rows)


async def exams(scope: Scope, span: Span) -> Register:
    """The certificate's exam, day by day and unit by unit."""
    rows = await ExamResult.raw(_EXAMS, *of_units(scope), *on_days(span))
    return register("保安员考试登记", {"日期或周": 26, "单位": 70, "参考（人）": 30, "合格（人）": 30}, rows)


async def sittings(scope: Scope, span: Span) -> Register:
    """The platform's own sittings; practice is in none of them."""
    only = scope.only_units
    rows = await Sitting.raw(_SITTINGS, only, only, list(scope.stations), *span.instants, only)
    columns = {"开始": 28, "种类": 20, "题目": 60, "怎么考": 18, "交卷（人）": 20, "合格（人）": 20}
    return register("业务考试登记", columns, rows)


async def certificates(scope: Scope, span: Span) -> Register:
    """Obtained and ended within the span; how many hold one stands in 持证台账."""
    days = on_days(span)
    rows = await Certificate.raw(_CERTIFICATES, *days, *days, *days, *days, *of_units(scope), *days, *days)
    columns = {"单位": 70, "新领证（本）": 30, "结束（本）": 30, "怎么结束": 40}
    return register("保安员证变动登记", columns, rows)
