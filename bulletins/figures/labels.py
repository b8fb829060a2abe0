"""What every figure is called and counted in: by block, field by field, in reading order. A block has no unit of its own."""

from msgspec import Struct

from bulletins.figures.vocabulary import (
    Answered,
    Appeals,
    Awareness,
    CaseBase,
    Cases,
    Certified,
    Exam,
    Hazards,
    Inspections,
    Patrols,
    Plan,
    Planned,
    Points,
    RollCall,
    Taught,
    UnitLine,
    VenueChecks,
    ZonePatrol,
)

Words = dict[str, tuple[str, str]]
"""Field → (word, unit); without a unit it is a block with words of its own."""

TOP: Words = {
    "cases": ("可防性案件", ""),
    "patrol": ("联防巡逻", ""),
    "plan": ("巡逻安排", ""),
    "items_verified": ("核实的工作事项", "件"),
    "clues_verified": ("核实的信息报送", "件"),
    "roll_call": ("岗位点名", ""),
    "inspection": ("实地检查", ""),
    "hazards": ("隐患", ""),
    "venue_check": ("场所检查", ""),
    "exam": ("保安员证", ""),
    "training": ("培训演练", ""),
    "awareness": ("知晓率抽问", ""),
    "points": ("积分", ""),
    "appeals": ("积分异议", ""),
}
_CASES: Words = {"by_kind": ("", "起"), "by_zone": ("", "起"), "by_band": ("", "起")}
_ROUNDS: Words = {
    "patrols": ("巡逻", "次"),
    "guard_turns": ("出动", "人次"),
    "minutes": ("时长", "分钟"),
    "flag_patrols": ("亮旗帜", "次"),
    "unit_absences": ("未派员", "家次"),
    "outreach_sessions": ("防范宣传", "场次"),
}
_PLANNED: Words = {
    "planned": ("安排", "次"),
    "walked": ("走完", "次"),
    "called_off": ("按令停巡", "次"),
    "uncovered_min": ("没有人巡逻", "分钟"),
}
_POSTS: Words = {
    "expected": ("应到", "岗次"),
    "answered": ("应答", "岗次"),
    "excused": ("免点", "岗次"),
    "rate_pct": ("应答率", "%"),
}
_CERTIFIED: Words = {
    "guards": ("保安员", "人"),
    "certified": ("持证", "人"),
    "pending": ("合格待发证", "人"),
    "certified_pct": ("持证率", "%"),
}
_BY_ZONE: Words = {"by_zone": ("", "")}

LABELS: dict[type[Struct], Words] = {
    CaseBase: {"total": ("", "起"), **_CASES},
    Cases: {
        "this_week": ("本期", "起"),
        "last_week": ("上期", "起"),
        "change_pct": ("环比", "%"),
        **_CASES,
        "by_zone_band": ("", "起"),
        "week_before": ("上期", ""),
        "four_weeks": ("前四周平均", ""),
        "last_year": ("去年同期", ""),
    },
    ZonePatrol: _ROUNDS,
    Patrols: {**_ROUNDS, "guards": ("参加保安员", "人"), **_BY_ZONE},
    Planned: _PLANNED,
    Plan: {**_PLANNED, "findings": ("巡逻中发现隐患", "处"), **_BY_ZONE},
    Answered: _POSTS,
    RollCall: {"calls": ("点名", "次"), **_POSTS, **_BY_ZONE, "by_reason": ("免点", "岗次"), "by_hour": ("", "")},
    Inspections: {
        "visits": ("检查", "次"),
        "units": ("到过的单位", "家"),
        "problems": ("发现问题", "处"),
        "fixed_on_spot": ("当场整改", "处"),
        "with_deadline": ("限期整改", "处"),
    },
    Hazards: {
        "found": ("发现", "处"),
        "repeated": ("同处同种再次发现", "处"),
        "fixed": ("整改", "处"),
        "carried_over": ("上期结转", "处"),
        "open": ("未整改", "处"),
        "overdue": ("超过30天未整改", "处"),
        "by_zone": ("发现", "处"),
    },
    VenueChecks: {"checks": ("检查", "家次"), "violations": ("违规经营", "起")},
    Exam: {
        "sat": ("参加考试", "人"),
        "passed": ("合格", "人"),
        "pass_pct": ("合格率", "%"),
        **_CERTIFIED,
        "unfit": ("不符合条件", "人"),
        **_BY_ZONE,
        "by_category": ("", ""),
    },
    Certified: _CERTIFIED,
    Taught: {
        "sessions": ("培训", "堂"),
        "person_times": ("参加培训", "人次"),
        "drills": ("演练", "次"),
        "drilled": ("参加演练", "人"),
    },
    Awareness: {
        "guards_asked": ("问保安员", "人次"),
        "guards_knew": ("保安员知晓", "人次"),
        "public_asked": ("问群众和从业人员", "人次"),
        "public_knew": ("群众和从业人员知晓", "人次"),
    },
    Points: {
        "guards": ("保安员得分", "分"),
        "guards_scored": ("得分的保安员", "人"),
        "at_routine_cap": ("常规分到顶的保安员", "人"),
        "units": ("单位得分", "分"),
    },
    Appeals: {"raised": ("提出", "件"), "answered": ("答复", "件"), "waiting": ("未答复", "件")},
    UnitLine: {
        "turns": ("巡逻", "人次"),
        "answered": ("应答", "岗次"),
        "expected": ("应到", "岗次"),
        "items": ("核实事项", "件"),
    },
}
