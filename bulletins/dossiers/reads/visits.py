"""检查, 隐患, 求援: what was looked at, what was found, who was called for. No name of a guard stands here."""

from bulletins.dossiers.asking import day, moment, of_units, on_days, register, word
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from zones.aid.tables import AidRequest
from zones.aid.vocabulary import KINDS, OUTCOME_WORDS
from zones.ground.scope import Scope
from zones.inspections.tables import Inspection, VenueCheck
from zones.reports.tables import HazardFound
from zones.reports.vocabulary.notes import HAZARDS, STEPS

_INSPECTIONS = f"""
SELECT {day("i.day")} AS day, u.name AS unit, i.problems, i.fixed, i.problems - i.fixed AS open, i.officers
FROM inspection i JOIN unit u ON u.id = i.unit
WHERE i.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR i.unit = ANY({{}})) AND i.day BETWEEN {{}} AND {{}}
    AND i.withdrawn_by IS NULL ORDER BY i.day, i.id
"""
_VENUES = f"""
SELECT {day("v.day")} AS day, z.name AS zone, v.trade, v.violations, v.officers FROM venue_check v JOIN zone z ON z.id = v.zone
WHERE v.station = ANY({{}}) AND v.day BETWEEN {{}} AND {{}} AND v.withdrawn_by IS NULL ORDER BY v.day, v.id
"""
_HAZARDS = f"""
SELECT {day("h.day")} AS day, coalesce(u.name, '道路、公共部位') AS unit, {word("h.kind", HAZARDS)} AS kind, {word("n.step", STEPS)} AS step,
    {moment("n.answered_at")} AS answered, {moment("n.solved_at")} AS solved
FROM hazard_found h JOIN note n ON n.id = h.note LEFT JOIN unit u ON u.id = h.unit
WHERE h.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR h.unit = ANY({{}})) AND h.day BETWEEN {{}} AND {{}} AND h.ended_at IS NULL
ORDER BY h.day, h.id
"""
_AID = f"""
SELECT {moment("r.raised_at")} AS raised, u.name AS unit, {word("r.kind", {code: kind.word for code, kind in KINDS.items()})} AS kind,
    CASE WHEN r.drill THEN '演练' ELSE '' END AS drill, count(a.id)::int AS told,
    count(a.arrived_at)::int AS arrived,
    coalesce(round(extract(epoch FROM min(a.arrived_at) - r.raised_at) / 60)::int::text, '') AS first_min,
    coalesce(round(extract(epoch FROM r.ended_at - r.raised_at) / 60)::int::text, '') AS whole_min,
    coalesce({word("r.outcome", OUTCOME_WORDS)}, '') AS outcome, CASE WHEN r.number = '' AND r.no_call_out <> '' THEN '无需出警' ELSE r.number END AS number
FROM aid_request r JOIN unit u ON u.id = r.unit LEFT JOIN aid_alert a ON a.request = r.id
WHERE r.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR r.unit = ANY({{}})) AND r.raised_at >= {{}} AND r.raised_at < {{}}
GROUP BY r.id, u.name ORDER BY r.raised_at, r.id
"""


async def inspections(scope: Scope, span: Span) -> Register:
    rows = await Inspection.raw(_INSPECTIONS, *of_units(scope), *on_days(span))
    columns = {"日期": 22, "单位": 44, "发现问题": 16, "当场整改": 16, "限期整改": 16, "检查民警": 40}
    return register("内部治安保卫检查登记", columns, rows)


async def venues(scope: Scope, span: Span) -> Register:
    """场所行业: by zone and trade, no unit stands in them."""
    rows = await VenueCheck.raw(_VENUES, list(scope.stations), *on_days(span))
    return register("场所行业检查登记", {"日期": 22, "片区": 30, "行业": 40, "违规": 14, "检查民警": 40}, rows)


async def hazards(scope: Scope, span: Span) -> Register:
    """What guards found, and what became of it."""
    rows = await HazardFound.raw(_HAZARDS, *of_units(scope), *on_days(span))
    columns = {"日期": 20, "单位或地方": 36, "隐患": 20, "办到哪一步": 20, "民警答复": 30, "解决": 30}
    return register("隐患排查整改登记", columns, rows)


async def backup(scope: Scope, span: Span) -> Register:
    """Counts and times, no names (DOMAIN: who came stands in the request alone)."""
    rows = await AidRequest.raw(_AID, *of_units(scope), *span.instants)
    columns = {"求援时间": 26, "单位": 28, "什么事": 18, "演练": 10, "通知": 10, "到场": 10}
    columns |= {"最快到场（分）": 14, "历时（分）": 14, "结果": 22, "接处警编号": 20}
    return register("求援处置和演练登记", columns, rows, "只记件数、时间和结果，不记人名。")
