"""Full-width punctuation between Han characters, and no spaces inside numbers."""

import pytest

from bulletins.paper.wording import printed


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("巡逻26次,出动89人次", "巡逻26次，出动89人次"),
        ("持证率63.3%,其中小区", "持证率63.3%，其中小区"),
        ("上期(10月1日至7日)的40起", "上期（10月1日至7日）的40起"),
        ("需关注:一是夜间;二是白天", "需关注：一是夜间；二是白天"),
        ("（二）场所 行业 检查", "（二）场所行业检查"),
        ("全区 37 家", "全区37家"),
        ("共1 784分钟", "共1784分钟"),
        ("下降12.9 %", "下降12.9%"),
        ("(一)检查", "（一）检查"),
        ("应到１２３岗次，应答９２.４％", "应到123岗次，应答92.4%"),
        ("Ａ座门岗", "A座门岗"),
        ('开展"三防"宣传', "开展“三防”宣传"),
        ("按期整改.", "按期整改。"),
    ],
)
def test_what_stands_beside_han_is_set_full_width(typed: str, set_as: str) -> None:
    assert printed(typed) == set_as


@pytest.mark.parametrize(
    "text",
    [
        "1,784",
        "10:30",
        "GB/T 9704",
        "A(1)",
        "0.5",
        "96/103",
        "样章　数据虚构",
        "应答；免点（43）",
        "",
        ".",
        "买买提.艾山到岗",
        'the "A" door',
    ],
)
def test_numbers_times_and_latin_words_keep_theirs(text: str) -> None:
    assert printed(text) == text


def test_setting_twice_changes_nothing() -> None:
    text = printed('上期(10月1日至7日)的"40" 起, 下降 ５５.0 %.')
    assert printed(text) == text
