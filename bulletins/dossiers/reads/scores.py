"""积分, 表彰, 通报: what was given and what was told."""

from bulletins.dossiers.asking import Cells, of_units, on_days, register
from bulletins.dossiers.vocabulary import Span
from bulletins.paper.dossier.vocabulary import Register
from bulletins.register.reads.archive import entries
from scoring.commendations.tables import YearList
from scoring.commendations.vocabulary import KINDS
from scoring.points.tables import Award
from scoring.points.vocabulary import REDEEM
from zones.ground.scope import Scope

_POINTS = f"""
SELECT a.month, coalesce(u.name, '') AS unit, count(DISTINCT a.person)::int AS guards, coalesce(sum(a.points) FILTER (WHERE a.points > 0), 0)::int AS given,
    coalesce(sum(a.points) FILTER (WHERE a.points < 0), 0)::int AS taken, sum(a.points)::int AS points,
    coalesce(sum(a.points) FILTER (WHERE a.person IS NULL), 0)::int AS own
FROM award a LEFT JOIN deed d ON d.id = a.deed LEFT JOIN unit u ON u.id = coalesce(a.unit, d.unit)
WHERE a.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR u.id = ANY({{}})) AND a.day BETWEEN {{}} AND {{}} AND a.rule <> '{REDEEM}'
GROUP BY a.month, u.id ORDER BY a.month, u.position NULLS LAST, u.id
"""
_COMMENDED = """
SELECT l.year::int AS year, c.kind, coalesce(n.name || '（' || u.name || '）', u.name, m.name, '') AS who, l.number,
    coalesce(to_char(l.decided_on, 'YYYY-MM-DD'), '') AS decided
FROM commendation c JOIN year_list l ON l.id = c.year_list LEFT JOIN person n ON n.id = c.person LEFT JOIN unit u ON u.id = c.unit
LEFT JOIN company m ON m.id = c.company
WHERE c.station = ANY({}) AND ({}::bigint[] IS NULL OR c.unit = ANY({})) AND l.decided_on BETWEEN {} AND {} AND c.chosen AND l.state = 'decided'
ORDER BY l.decided_on, c.id
"""


async def points(scope: Scope, span: Span) -> Register:
    """Month by month and unit by unit, corrections included; what was exchanged is no deduction."""
    rows = await Award.raw(_POINTS, *of_units(scope), *on_days(span))
    columns = {"月份": 20, "单位": 56, "保安（人）": 18, "加分": 18, "扣分": 18, "合计": 18, "其中单位": 20}
    return register("积分汇总", columns, rows, "按事情发生的日子；单位一栏空着的是月末按规则结算的。")


async def commendations(scope: Scope, span: Span) -> Register:
    """Decided within the span."""
    rows = await YearList.raw(_COMMENDED, *of_units(scope), *on_days(span))
    told = [row | {"kind": KINDS.get(row["kind"], row["kind"])} for row in rows]
    columns = {"年度": 14, "称号": 40, "谁": 60, "文号": 34, "日期": 22}
    return register("表彰登记", columns, told)


async def bulletins(scope: Scope, span: Span) -> Register:
    """Issued within the span, oldest first; the digest is that of the file."""
    rows: tuple[Cells, ...] = tuple(
        (
            one.issuer,
            one.called + "".join(f"，更正第{number}号" for number in one.corrected),
            one.period,
            one.issued_on.isoformat(),
            one.issued_by,
            one.reviewed_by,
            one.sha256[:16],
        )
        for one in await entries(scope, span.first, span.last)
    )
    head = {"发文": 36, "期号": 36, "统计期": 30, "签发日期": 22, "签发": 20, "核稿": 20, "文件校验码（头16位）": 40}
    return Register("联勤通报登记", tuple(head), tuple(head.values()), rows)
