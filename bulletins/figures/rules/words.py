"""The rules of findings in plain words: what each looks for, by which thresholds, and the figures that it looks at."""

from msgspec import Struct


class RuleWords(Struct, frozen=True):
    """`limits` are names of thresholds; `path` leads to the figures, {} standing for what was found."""

    called: str
    path: str
    limits: tuple[str, ...] = ()


_RATE = "roll_call.by_zone.{}.answered"
WORDS = {
    "cases_up": RuleWords("发案比上期多", "cases.by_zone.{}", ("least_cases",)),
    "cases_up_again": RuleWords("发案连续两期上升", "cases.by_zone.{}", ("least_cases",)),
    "band_up": RuleWords("发案升得最多的时段", "cases.by_band.{}", ("least_cases",)),
    "cases_better": RuleWords("发案明显下降", "cases.by_zone.{}", ("least_cases",)),
    "flag_missing": RuleWords("巡逻没有亮旗帜", "patrol.by_zone.{}.flag_patrols"),
    "units_absent": RuleWords("有单位没有派员", "patrol.by_zone.{}.unit_absences"),
    "absent_again": RuleWords("连续两期有单位没有派员", "patrol.by_zone.{}.unit_absences"),
    "uncovered": RuleWords("排定的时段没有人巡逻", "plan.by_zone.{}.uncovered_min", ("least_uncovered_min",)),
    "rate_low": RuleWords("点名应答率低，或者降得多", _RATE, ("low_rate", "fall_points", "least_asked")),
    "rate_low_again": RuleWords("点名应答率连续两期低", _RATE, ("low_rate", "least_asked")),
    "hour_low": RuleWords("应答最少的钟点，只给办公室看", "roll_call.by_hour.{}.answered", ("low_rate", "least_asked")),
    "excused_up": RuleWords("因故障免点的变多", "roll_call.by_reason.{}", ("least_excused",)),
    "rate_better": RuleWords("点名应答率明显上升", _RATE, ("fall_points", "least_asked")),
    "open_problems": RuleWords("检查有限期整改的问题", "inspection.with_deadline"),
    "hazards_overdue": RuleWords("隐患超期没有整改", "hazards.overdue"),
    "hazards_repeated": RuleWords("同处同种隐患再次发现", "hazards.repeated"),
    "uncertified": RuleWords("还有没有证、也不是等发证的", "exam.certified"),
    "category_behind": RuleWords(
        "持证率比全部低的类别", "exam.by_category.{}.certified", ("least_guards", "category_gap")
    ),
    "known_low": RuleWords("抽问知晓率低", "awareness.guards_knew", ("low_known", "least_asked")),
}
"""By what a finding is called, in the order of the rules."""
