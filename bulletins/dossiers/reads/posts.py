"""岗位, 值班, 备案, 协议: what a unit keeps and what it agreed to."""

from bulletins.dossiers.asking import day, of_units, on_days, register, word
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from zones.duty.tables import Post, Shift
from zones.duty.vocabulary import LEAVE_WORDS
from zones.ground.scope import Scope
from zones.roster.tables import Agreement, Filing, Posting, WrittenOrder

_CLOCK = "lpad((h.{0} / 60)::text, 2, '0') || ':' || lpad((h.{0} % 60)::text, 2, '0')"
_POSTS = f"""
SELECT u.name AS unit, o.name, coalesce(string_agg({_CLOCK.format("since")} || '—' || {_CLOCK.format("until")} || ' '
    || {word("h.leave", LEAVE_WORDS)}, '；' ORDER BY h.since), '') AS hours,
    {day("o.ended_at AT TIME ZONE 'Asia/Shanghai'")} AS ended
FROM post o JOIN unit u ON u.id = o.unit LEFT JOIN post_hours h ON h.post = o.id
WHERE o.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR o.unit = ANY({{}})) AND (o.ended_at IS NULL OR o.ended_at >= {{}})
GROUP BY o.id, u.name, u.position ORDER BY u.position, u.name, o.id
"""
_SHIFTS = """
SELECT to_char(s.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, u.name AS unit, o.name AS post, count(*)::int AS planned,
    count(s.signed_on_at)::int AS signed_on, (count(*) - count(s.signed_on_at))::int AS unsigned,
    round(coalesce(sum(extract(epoch FROM s.ends_at - s.starts_at)) FILTER (WHERE s.signed_on_at IS NOT NULL), 0) / 3600)::int AS hours
FROM shift s JOIN post o ON o.id = s.post JOIN unit u ON u.id = o.unit
WHERE o.station = ANY({}) AND ({}::bigint[] IS NULL OR o.unit = ANY({})) AND s.starts_at >= {} AND s.starts_at < {}
GROUP BY 1, o.id, u.name, u.position ORDER BY 1, u.position, u.name, o.id
"""
_AGREEMENTS = f"""
SELECT u.name AS unit, {day("a.since")} AS since, {day("a.until")} AS until,
    CASE WHEN u.company IS NULL THEN '自招' WHEN a.client_agreed THEN '公司派，业主同意' ELSE '公司派，业主还没同意' END AS client,
    {day("a.paused_until")} AS paused_until
FROM agreement a JOIN unit u ON u.id = a.unit
WHERE u.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR u.id = ANY({{}}))
    AND (a.until IS NULL OR a.until >= {{}}) AND a.since <= {{}} ORDER BY u.position, u.name, a.id
"""
_ORDERS = f"""
SELECT w.number, w.issuer, {day("w.since")} AS since, {day("w.until")} AS until FROM written_order w
WHERE w.bureau IN (SELECT bureau FROM station WHERE id = ANY({{}})) AND (w.until IS NULL OR w.until >= {{}}) AND w.since <= {{}}
ORDER BY w.since, w.id
"""
_FILINGS = f"""
SELECT u.name AS unit, {day("f.began")} AS began, {day("f.filed_on")} AS filed_on, f.number, {day("f.ended")} AS ended,
    {day("f.withdrawn_on")} AS withdrawn_on
FROM filing f JOIN unit u ON u.id = f.unit
WHERE u.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR u.id = ANY({{}})) AND (f.ended IS NULL OR f.ended >= {{}})
    AND f.began <= {{}} ORDER BY u.position, u.name, f.began, f.id
"""

_MOVES = f"""
SELECT {day("p.since")} AS since, {day("p.until")} AS until, n.name, u.name AS unit, p.post, p.shift
FROM posting p JOIN person n ON n.id = p.person JOIN unit u ON u.id = p.unit
WHERE p.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR p.unit = ANY({{}}))
    AND (p.since BETWEEN {{}} AND {{}} OR p.until BETWEEN {{}} AND {{}}) ORDER BY coalesce(p.since, p.until), p.id
"""


async def posts(scope: Scope, span: Span) -> Register:
    """Posts that there were, with the hours in which they may be left as they stand now."""
    rows = await Post.raw(_POSTS, *of_units(scope), span.instants[0])
    columns = {"单位": 40, "岗位": 30, "几点能不能离人": 70, "撤岗": 20}
    return register("执勤岗位登记", columns, rows)


async def shifts(scope: Scope, span: Span) -> Register:
    """Month by month and post by post: a year of single shifts would fill no one's hand."""
    rows = await Shift.raw(_SHIFTS, *of_units(scope), *span.instants)
    columns = {"月份": 18, "单位": 40, "岗位": 30, "排班": 14, "签到": 14, "没有签到": 16, "在岗（小时）": 20}
    return register("值班登记（按月）", columns, rows)


async def agreements(scope: Scope, span: Span) -> Register:
    rows = await Agreement.raw(_AGREEMENTS, *of_units(scope), *on_days(span))
    columns = {"单位": 44, "起": 22, "止": 22, "怎么用工": 46, "暂停到": 22}
    return register("联勤互助协议登记", columns, rows)


async def orders(scope: Scope, span: Span) -> Register:
    """What joint work rested on, of the bureau."""
    rows = await WrittenOrder.raw(_ORDERS, list(scope.stations), *on_days(span))
    return register("联勤依据文书登记", {"文号": 50, "发文机关": 60, "起": 22, "止": 22}, rows)


async def filings(scope: Scope, span: Span) -> Register:
    """保安服务管理条例 art. 14: units that hire their guards themselves."""
    rows = await Filing.raw(_FILINGS, *of_units(scope), *on_days(span))
    columns = {"单位": 44, "开始自招": 22, "备案日期": 22, "备案号": 40, "停止自招": 22, "撤销备案": 22}
    return register("自招保安备案登记", columns, rows)


async def movements(scope: Scope, span: Span) -> Register:
    """Who began or ended at a post within the span."""
    rows = await Posting.raw(_MOVES, *of_units(scope), *on_days(span), *on_days(span))
    return register("入职离岗登记", {"起": 22, "止": 22, "姓名": 22, "单位": 50, "岗位": 30, "班次": 20}, rows)
