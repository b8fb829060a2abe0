"""Findings: two weeks running, what got better, the bureau's own thresholds, rules that hold from a week on."""

from msgspec.structs import replace

from bulletins.figures.rules import RULES, Finding, Rule, Thresholds, findings, found
from bulletins.figures.vocabulary import Answered, Awareness, CaseBase, Figures, Hazards, Plan, Planned
from tests.bulletins.telling.week_figures import figures
from zones.ground.weeks import Week


def after(before: tuple[int, int], last: tuple[int, int]) -> Figures:
    """Last week, which itself came after one with `before` by zone."""
    made = figures("2018-W40", cases=last)
    base = CaseBase(sum(before), {}, {"东片区": before[0], "西片区": before[1]}, {})
    return replace(made, cases=replace(made.cases, week_before=base))


def test_a_zone_that_rises_two_weeks_running_is_found_with_all_three_numbers() -> None:
    again = found(findings(figures(cases=(6, 4)), after((1, 5), (3, 3))), "cases_up_again")
    assert again == Finding("cases_up_again", ("东片区",), "东片区前期1起、上期3起、本期6起")
    assert found(findings(figures(cases=(6, 4)), figures("2018-W40", cases=(3, 3))), "cases_up_again") is None


def test_from_three_to_six_is_told_in_counts_and_never_as_a_per_cent() -> None:
    up = found(findings(figures(cases=(6, 1)), figures("2018-W40", cases=(3, 1))), "cases_up")
    assert up == Finding("cases_up", ("东片区",), "东片区上期3起、本期6起")


def test_what_got_better_is_found_as_well() -> None:
    weak = findings(figures(cases=(2, 5), answered=(30, 27)), figures("2018-W40", cases=(6, 5), answered=(27, 27)))
    assert found(weak, "cases_better") == Finding("cases_better", ("东片区",), "东片区上期6起、本期2起")
    better = found(weak, "rate_better")
    assert better and better.about == ("东片区",)


def test_a_rate_that_rose_and_is_still_low_is_no_improvement() -> None:
    weak = findings(figures(answered=(24, 27)), figures("2018-W40", answered=(15, 27)))
    assert found(weak, "rate_better") is None and found(weak, "rate_low_again")


def test_low_rates_and_absences_two_weeks_running_are_found() -> None:
    weak = findings(figures(answered=(20, 30)), figures("2018-W40", answered=(22, 20)))
    again = found(weak, "rate_low_again")
    assert again and again.about == ("东片区",)
    absent = found(weak, "absent_again")
    assert absent and absent.about == ("东片区", "西片区")


def test_planned_minutes_hazards_and_what_is_known_have_rules() -> None:
    plan = Plan(4, 3, 0, 50, 1, {"东片区": Planned(2, 1, 0, 50), "西片区": Planned(2, 2, 0, 0)})
    now = figures(plan=plan, hazards=Hazards(3, 1, 2, 2, 3, 1, {}), awareness=Awareness(20, 15, 3, 0))
    weak = {one.rule: one for one in findings(now, None)}
    assert weak["uncovered"].evidence == "东片区安排2次、走完1次，计划时段50分钟没有人巡逻"
    assert weak["hazards_overdue"].evidence == "隐患未整改3处，其中超过30天1处"
    assert weak["hazards_repeated"].evidence == "发现隐患3处，其中同处同种再次发现1处"
    assert weak["known_low"].evidence == "抽问保安员20人次，知晓15人次"
    few = replace(now, awareness=Awareness(19, 5, 0, 0))
    assert found(findings(few, None), "known_low") is None


def test_the_hour_that_answers_least_needs_enough_posts() -> None:
    hours = {"9时": Answered(30, 29, 0, 96.7), "23时": Answered(20, 15, 0, 75.0), "3时": Answered(19, 1, 0, 5.3)}
    calls = replace(figures().roll_call, by_hour=hours)
    low = found(findings(figures(roll_call=calls), None), "hour_low")
    assert low == Finding("hour_low", ("23时",), "23时应到20岗次、应答15岗次")


def test_a_bureau_sets_its_own_thresholds() -> None:
    now, last = figures(cases=(3, 0)), figures("2018-W40", cases=(2, 0))
    assert found(findings(now, last), "cases_up")
    assert found(findings(now, last, Thresholds(least_cases=4)), "cases_up") is None
    assert found(findings(figures(answered=(28, 28)), None, Thresholds(low_rate=95.0)), "rate_low")


def test_a_rule_holds_for_its_weeks_only() -> None:
    def always(_: object) -> Finding:
        return Finding("any", (), "1")

    book = (Rule(always, Week(2018, 42)), Rule(RULES[0].judge, Week(2018, 1), Week(2018, 40)))
    last = figures("2018-W39", cases=(1, 1))
    assert [one.rule for one in findings(figures("2018-W40", cases=(5, 1)), last, rules=book)] == ["cases_up"]
    assert not findings(figures("2018-W41", cases=(5, 1)), last, rules=book)
    assert [one.rule for one in findings(figures("2018-W42"), None, rules=book)] == ["any"]
