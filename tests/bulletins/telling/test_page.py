"""A page from figures: what it says, what it never says, what it says when data did not come."""

from datetime import date
from typing import Any

import msgspec
import pytest

from bulletins.figures.rules import findings, found
from bulletins.figures.vocabulary import (
    Answered,
    Awareness,
    CaseBase,
    Figures,
    Hazards,
    Plan,
    Taught,
)
from bulletins.telling.advice import became, proposals
from bulletins.telling.drawings import answers
from bulletins.telling.forbidden import faults
from bulletins.telling.page import Before, bureau_office, make_page, said
from bulletins.telling.phrases import named
from tests.bulletins.telling.week_figures import figures

ON = date(2018, 10, 15)


def text(now: Figures, last: Figures | None = None, **options: Any) -> str:
    before = Before(last, **options) if last else None
    advised = tuple(one.text for one in proposals(now, findings(now, last), ON))
    return "\n".join(said(make_page(now, before, bureau_office("柳河分局"), advised, 3, ON, "")))


def test_every_change_is_told_with_both_numbers() -> None:
    told = text(figures(cases=(7, 1)), figures("2018-W40", cases=(5, 6)))
    assert "由上期（10月1日至7日）的11起降至8起，下降27.3%" in told
    assert "西片区下降，东片区由5起升至7起（见图1）" in told


def test_without_last_week_nothing_is_compared() -> None:
    told = text(figures())
    assert "上期数据未到，不作比较" in told and "降至" not in told and "升至" not in told


@pytest.mark.parametrize("kind", ["cases", "patrol", "rollcall", "inspection", "venue"])
def test_what_did_not_come_is_said_and_not_counted(kind: str) -> None:
    assert "未到" in text(figures(missing=(kind,)), figures("2018-W40"))


def test_an_empty_exam_week_is_told_plainly() -> None:
    assert "本期市局未组织保安员证考试。" in text(figures())


def test_the_rate_stands_beside_who_is_not_eligible_and_points_are_no_per_cent() -> None:
    before, now = figures("2018-W40"), figures()
    better = msgspec.structs.replace(now.exam, certified=30, certified_pct=75.0, unfit=6)
    told = text(msgspec.structs.replace(now, exam=better), before)
    assert "（见图5）。持证率由60.0%升至75.0%，提高15.0个百分点；不符合条件6人，由所在单位调岗。" in told
    assert "百分点" not in text(now, before) and "不符合条件" not in text(now, before)
    few = msgspec.structs.replace(before, exam=msgspec.structs.replace(before.exam, guards=9, certified_pct=33.3))
    assert "百分点" not in text(now, few)


def test_training_and_drills_are_one_sentence_and_none_where_there_was_neither() -> None:
    assert "本期开展培训3堂、45人次，演练1次、12人参加。" in text(figures(training=Taught(3, 45, 1, 12)))
    assert "本期开展演练2次、9人参加。" in text(figures(training=Taught(0, 0, 2, 9)))
    assert "本期开展" not in text(figures())


def test_the_chart_of_roll_calls_shows_no_rate_of_few_posts() -> None:
    calls = figures().roll_call
    few = {"东片区": Answered(19, 19, 0, 100.0), "西片区": Answered(20, 19, 0, 95.0)}
    chart = answers(
        figures(roll_call=msgspec.structs.replace(calls, by_zone=few)), figures("2018-W40", answered=(30, 27))
    )
    assert [row.cells for row in chart.rows[:2]] == [("—", "19/19", "100.0%"), ("95.0%", "19/20", "90.0%")]
    assert [row.share_pct for row in chart.rows[:2]] == [None, 95.0]


def test_small_numbers_are_no_news() -> None:
    assert found(findings(figures(cases=(2, 0)), figures("2018-W40", cases=(0, 0))), "cases_up") is None
    assert found(findings(figures(cases=(3, 0)), figures("2018-W40", cases=(2, 0))), "cases_up") is not None


def test_rates_from_few_posts_are_not_judged() -> None:
    few = figures()
    asked = {zone: Answered(10, 5, 0, 50.0) for zone in ("东片区", "西片区")}
    few = msgspec.structs.replace(few, roll_call=msgspec.structs.replace(few.roll_call, by_zone=asked))
    assert found(findings(few, None), "rate_low") is None
    assert found(findings(figures(answered=(20, 30)), None), "rate_low").about == ("东片区",)  # type: ignore[union-attr]


def test_every_advice_rests_on_counts() -> None:
    now, last = figures(cases=(9, 1), answered=(20, 30)), figures("2018-W40", cases=(4, 1))
    advised = proposals(now, findings(now, last), ON)
    assert [one.rule for one in advised] == ["cases", "answers", "patrols", "follow_up"]
    assert all(any(sign.isdigit() for sign in one.evidence) for one in advised)


def test_last_weeks_advice_is_answered_only_if_it_was_printed() -> None:
    now, last = figures(answered=(28, 30)), figures("2018-W40", answered=(20, 30))
    assert "上期建议落实情况" not in text(now, last)
    told = text(now, last, advised=("answers",), about={"rate_low": ("东片区",)})
    assert "上期建议落实情况：点名应答率：东片区由66.7%升至93.3%。" in told


def test_the_page_itself_says_nothing_forbidden() -> None:
    assert not faults([text(figures(cases=(9, 1), answered=(20, 30)), figures("2018-W40"))])


@pytest.mark.parametrize(
    "sentence",
    [
        "保安员要盘查可疑人员。",
        "对应答差的单位扣5分。",
        "翠园小区排名倒数。",
        "某单位工作懈怠。",
        "今晚19:30从东门出发。",
        "翠园小区3号楼发案。",
        "联系19900000001。",
        "表扬赵大山。",
    ],
)
def test_what_a_bulletin_never_says_is_found(sentence: str) -> None:
    assert faults([sentence], {"赵大山"})


def test_a_year_is_named_when_the_bulletin_comes_in_another() -> None:
    page = make_page(figures(), None, bureau_office("柳河分局"), (), 1, date(2026, 11, 21), "")
    assert page.title[0] == "关于2018年10月8日至14日"
    assert make_page(figures(), None, bureau_office("柳河分局"), (), 1, ON, "").title[0] == "关于10月8日至14日"


def test_longer_spans_stand_beside_last_week_where_they_came() -> None:
    now = figures()
    mean, year = CaseBase(12.5, {}, {}, {}), CaseBase(9, {}, {}, {})
    told = text(msgspec.structs.replace(now, cases=msgspec.structs.replace(now.cases, four_weeks=mean, last_year=year)))
    assert "前四周周均12.5起，去年同期9起。" in told
    assert "前四周" not in text(now) and "去年" not in text(now)


def test_several_stations_are_told_as_stations_and_whose_data_did_not_come() -> None:
    now = figures(areas="派出所", lacking={"西片区": ("cases", "rollcall")})
    told = text(now)
    assert "依托两个派出所开展联防巡逻" in told and "按派出所顺序排列" in told
    assert "可防性案件6起（上期数据未到，不作比较）（西片区数据未到，未计入）。" in told
    assert "片区顺序" not in told


def test_more_than_three_areas_are_told_as_a_number() -> None:
    assert named(["城东所", "城西所", "城南所"], "派出所") == "城东所、城西所、城南所"
    assert named(["城东所", "城西所", "城南所", "城北所"], "派出所") == "4个派出所"


def test_what_was_planned_and_what_walkers_found_is_told() -> None:
    told = text(figures(plan=Plan(8, 6, 1, 50, 3, {}), hazards=Hazards(5, 1, 4, 3, 4, 1, {})))
    assert "排班巡逻8次，走完6次，按令停巡1次；排定时段没有人巡逻50分钟；巡逻中发现隐患3处。" in told
    assert "保安员发现隐患5处（同处再次发现1处），上期结转3处，整改4处，未整改4处（超过30天1处）。" in told


def test_what_is_known_is_a_rate_from_twenty_on() -> None:
    assert "抽问保安员26人次、知晓率88.5%，抽问群众和从业人员8人次、知晓6人次。" in text(
        figures(awareness=Awareness(26, 23, 8, 6))
    )


def test_each_advice_has_an_owner_a_day_and_an_outcome() -> None:
    now, last = figures(cases=(9, 1), answered=(20, 30)), figures("2018-W40", cases=(4, 1))
    owners = {one.rule: (one.owner, one.due) for one in proposals(now, findings(now, last), ON)}
    assert owners["answers"] == ("各单位保安队长", date(2018, 10, 19))
    assert owners["patrols"] == ("牵头单位", date(2018, 10, 21))
    about = {"cases_up": ("东片区",)}
    assert became("cases", about, figures(cases=(5, 1)), now) == "案件情况：东片区由9起降至5起"
    assert became("follow_up", {}, now, last) == "持证人数24人，与上期持平"
    assert became("office", {}, now, last) == ""
