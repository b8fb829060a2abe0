"""巡逻 and 查岗."""

from bulletins.dossiers.asking import clock, day, moment, of_units, on_days, register, word
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from zones.ground.scope import Scope
from zones.patrol.tables import Patrol
from zones.rollcall.tables import RollCallAnswer

_RESULTS = {"answered": "应答", "silent": "没有应答", "excused": "免点"}
_PATROLS = f"""
SELECT {day("p.day")} AS day, {clock("p.started_at")} AS began, z.name AS zone, p.walking_group, coalesce(l.name, '') AS lead,
    p.minutes, CASE WHEN p.flag THEN '亮旗' ELSE '' END AS flag, p.outreach, coalesce(w.names, '') AS walkers, coalesce(a.names, '') AS absent,
    p.officers
FROM patrol p JOIN zone z ON z.id = p.zone LEFT JOIN unit l ON l.id = p.lead
LEFT JOIN LATERAL (
    SELECT string_agg(n.name || '（' || u.name || '）', '、' ORDER BY x.id) AS names FROM walker x
    JOIN person n ON n.id = x.person JOIN unit u ON u.id = x.unit
    WHERE x.patrol = p.id AND ({{}}::bigint[] IS NULL OR x.unit = ANY({{}}))) w ON true
LEFT JOIN LATERAL (
    SELECT string_agg(u.name || CASE WHEN x.reason = '' THEN '' ELSE '（' || x.reason || '）' END, '、' ORDER BY x.id) AS names
    FROM absence x JOIN unit u ON u.id = x.unit
    WHERE x.patrol = p.id AND ({{}}::bigint[] IS NULL OR x.unit = ANY({{}}))) a ON true
WHERE p.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR p.lead = ANY({{}}) OR w.names <> '' OR a.names <> '')
    AND p.day BETWEEN {{}} AND {{}} AND p.withdrawn_by IS NULL
ORDER BY p.day, p.started_at NULLS LAST, p.id
"""
_LIVE = """WHERE a.station = ANY({}) AND ({}::bigint[] IS NULL OR a.unit = ANY({})) AND a.asked_at >= {} AND a.asked_at < {}
    AND a.withdrawn_by IS NULL AND a.result <> 'waiting' AND a.week <> ''"""
_CALLS = f"""
SELECT {moment("a.asked_at")} AS asked, count(DISTINCT a.unit)::int AS units, count(*)::int AS posts,
    count(*) FILTER (WHERE a.result = 'answered')::int AS answered, count(*) FILTER (WHERE a.result = 'silent')::int AS silent,
    count(*) FILTER (WHERE a.result = 'excused')::int AS excused,
    coalesce(string_agg(DISTINCT u.name, '、') FILTER (WHERE a.result = 'silent'), '') AS where_silent
FROM roll_call_answer a JOIN unit u ON u.id = a.unit {_LIVE} GROUP BY a.asked_at ORDER BY a.asked_at
"""
_ANSWERS = f"""
SELECT {moment("a.asked_at")} AS asked, u.name AS unit, a.post, {word("a.result", _RESULTS)} AS result,
    coalesce(n.name, '') AS responder, a.reason
FROM roll_call_answer a JOIN unit u ON u.id = a.unit LEFT JOIN person n ON n.id = a.responder {_LIVE}
ORDER BY a.asked_at, u.position, a.id
"""


async def patrols(scope: Scope, span: Span) -> Register:
    """Rounds that were walked; of a unit, those that it led, walked or sent nobody to, with its own people only."""
    only = (scope.only_units, scope.only_units)
    rows = await Patrol.raw(_PATROLS, *only, *only, *of_units(scope), *on_days(span))
    columns = {
        "日期": 18,
        "开始": 11,
        "片区": 13,
        "巡逻组": 13,
        "牵头单位": 24,
        "分钟": 10,
        "旗帜": 10,
        "宣传（场）": 12,
    }
    return register("联勤巡逻登记", columns | {"参加人": 66, "未派员单位": 26, "民警": 14}, rows)


async def roll_calls(scope: Scope, span: Span) -> Register:
    """Call by call, posts counted."""
    rows = await RollCallAnswer.raw(_CALLS, *of_units(scope), *span.instants)
    columns = {"点名时间": 26, "单位": 12, "岗位": 12, "应答": 12, "没有应答": 14, "免点": 12, "没有应答的单位": 60}
    return register("点名查岗登记", columns, rows, "按岗位数，不按人数。")


async def post_answers(scope: Scope, span: Span) -> Register:
    """Post by post, of a unit."""
    rows = await RollCallAnswer.raw(_ANSWERS, *of_units(scope), *span.instants)
    columns = {"点名时间": 28, "单位": 26, "岗位": 22, "结果": 16, "应答人": 16, "免点理由": 40}
    return register("点名查岗登记", columns, rows)
