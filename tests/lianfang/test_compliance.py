"""合规说明 cites what is really written: every quotation is compared with the law texts in the project."""

import re
from datetime import timedelta

import pytest

from lianfang.accounts import attempts
from lianfang.accounts.rules import LIFETIMES, SLIP_LASTS
from lianfang.compliance import (
    FUNCTIONS,
    LAWS_FOLDER,
    SERVICE,
    STATUTORY,
    VOLUNTARY,
    Cited,
    Function,
    article_text,
    shown,
)
from lianfang.flows.ops.tidy import PHOTOS_KEPT
from scoring.points.appeals.vocabulary import ANSWERED_WITHIN, RAISED_WITHIN
from zones.aid.actions import POSITIONS_KEPT
from zones.patrol.actions.checkins import PLACES_KEPT
from zones.reports.actions.voices import PHONES_KEPT

CITED = [(function, cited) for function in FUNCTIONS for cited in function.rests_on]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_function_rests_on_an_article_whose_text_is_here(function: Function) -> None:
    assert any(article_text(cited) for cited in function.rests_on)
    assert all((function.does, function.whose, function.kept)) and function.basis in (STATUTORY, VOLUNTARY)


@pytest.mark.parametrize(
    ("function", "cited"), CITED, ids=lambda one: one.name if isinstance(one, Function) else shown(one)
)
def test_every_article_is_named_as_laws_count_them_and_quoted_in_its_own_words(
    function: Function, cited: Cited
) -> None:
    assert re.fullmatch(r"第[一二三四五六七八九十百]+条", cited.article)
    assert cited.words
    if cited.law.text:
        assert cited.words in article_text(cited), f"{function.name}: {shown(cited)}"


def test_what_the_station_does_today_is_all_on_the_list() -> None:
    assert [function.name for function in FUNCTIONS] == [
        "登录和设备",
        "花名册导入",
        "学习资料发放",
        "持证台账",
        "迎检台账",
        "考证报名",
        "抽问知晓率",
        "积分",
        "年度表彰",
        "见义勇为申报",
        "扣分和一票否决",
        "积分异议",
        "求援和支援",
        "上岗和交接班",
        "联防巡逻和到点登记",
        "工作笔记、指令和事项单",
        "信息报送",
        "表扬、投诉和建议",
        "练题",
        "点名登记",
        "工作通报",
        "操作审计",
        "个人信息保管",
        "更正和删除",
    ]


def test_what_is_voluntary_names_its_written_rule() -> None:
    voluntary = {function.name for function in FUNCTIONS if function.basis == VOLUNTARY}
    assert voluntary == {function.name for function in FUNCTIONS if function.rule}
    assert voluntary == {
        "积分",
        "扣分和一票否决",
        "积分异议",
        "求援和支援",
        "联防巡逻和到点登记",
        "信息报送",
        "练题",
        "点名登记",
    }


def test_how_long_places_photos_and_phones_are_kept_is_what_is_done() -> None:
    kept = {function.name: function.kept for function in FUNCTIONS}
    assert POSITIONS_KEPT == PLACES_KEPT == timedelta(days=30) and PHOTOS_KEPT == PHONES_KEPT == timedelta(days=184)
    for name in ("求援和支援", "联防巡逻和到点登记"):
        assert "30 天后删去" in kept[name] and "照片" in kept[name] and "184 天后删去" in kept[name]
    assert "答复后 184 天删去" in kept["表扬、投诉和建议"]


def test_how_long_an_appeal_may_wait_is_what_the_rules_say() -> None:
    does = next(function.does for function in FUNCTIONS if function.name == "积分异议")
    assert f"{RAISED_WITHIN.days} 天里可以提" in does and f"{ANSWERED_WITHIN.days} 天里写一句话答复" in does


def test_how_long_sign_ins_are_kept_is_what_the_rules_say() -> None:
    kept = next(function.kept for function in FUNCTIONS if function.name == "登录和设备")
    hours = LIFETIMES["console"].whole // timedelta(hours=1)
    for said in (f"手机登录最长 {LIFETIMES['phone'].whole.days} 天", f"电脑登录最长 {hours} 小时"):
        assert said in kept
    assert f"一次性号码 {SLIP_LASTS.days} 天" in kept and f"试错记录 {attempts.KEPT.days} 天" in kept


def test_the_articles_of_a_text_are_all_found_one_after_the_other() -> None:
    counts = {"保安服务管理条例-2022.txt": 52, "企业事业单位内部治安保卫条例-2004.txt": 23}
    for law in {cited.law for _, cited in CITED if cited.law.text}:
        text = (LAWS_FOLDER / law.text).read_text(encoding="utf-8")
        assert text.startswith(law.name)
        assert len(re.findall(r"(?m)^第[一二三四五六七八九十百]+条 ", text)) == counts[law.text]


def test_an_article_ends_where_the_next_begins() -> None:
    whole = article_text(Cited(SERVICE, "第三十一条", ""))
    assert whole.startswith("保安员有权拒绝") and whole.endswith("社会保险费。"), "no heading of the next chapter"
