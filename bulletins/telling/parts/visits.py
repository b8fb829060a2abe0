"""四、实地检查情况."""

from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling.phrases import absent


def part(now: Figures, last: Figures | None) -> Part:
    units = _visits(now, last) if "inspection" not in now.missing else "本期实地检查记录未到，补报后另行通报。"
    venues = _venues(now, last) if "venue" not in now.missing else "本期场所检查记录未到，补报后另行通报。"
    return Part(
        "四、实地检查情况",
        (
            Paragraph(units + _hazards(now), run_in="（一）联勤联防工作检查。"),
            Paragraph(venues, run_in="（二）场所行业检查。"),
        ),
    )


def _visits(now: Figures, last: Figures | None) -> str:
    one = now.inspection
    told = "未发现问题"
    if one.problems:
        fixed = f"当场整改{one.fixed_on_spot}处，限期整改{one.with_deadline}处" if one.with_deadline else "均已当场整改"
        told = f"发现问题{one.problems}处，{fixed}"
    before = f"；上期发现问题{last.inspection.problems}处" if last and "inspection" not in last.missing else ""
    return f"民警检查{one.units}家单位{one.visits}次，{told}{before}{absent(now, 'inspection')}。"


def _hazards(now: Figures) -> str:
    """保安员发现隐患5处，其中同处再次发现1处；上期结转3处，整改4处，未整改4处（超过30天1处）。 Nothing where there was none."""
    one = now.hazards
    if one is None or not (one.found or one.carried_over):
        return ""
    told = [f"保安员发现隐患{one.found}处"] if one.found else []
    if one.repeated:
        told[0] += f"（同处再次发现{one.repeated}处）"
    if one.carried_over:
        told.append(f"上期结转{one.carried_over}处")
    late = f"（超过30天{one.overdue}处）" if one.overdue else ""
    told.append(f"整改{one.fixed}处，未整改{one.open}处{late}" if one.open else "均已整改")
    return "，".join(told) + "。"


def _venues(now: Figures, last: Figures | None) -> str:
    one = now.venue_check
    told = f"查处违规经营{one.violations}起" if one.violations else "未发现违规经营"
    before = ""
    if last and "venue" not in last.missing:
        before = f"；上期检查{last.venue_check.checks}家次，查处{last.venue_check.violations}起"
    return f"联勤组检查场所行业{one.checks}家次，{told}{before}{absent(now, 'venue')}。"
