"""What a bulletin never says (行政处罚法 art. 9, 保安服务管理条例 art. 29–30, DOMAIN): found in any text before it is issued."""

import re
from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True):
    """A word that may not stand: the word, why, and what to say instead."""

    word: str
    why: str
    do: str


_RULES = (
    (
        r"盘查|盘问|检查证件|查验(身份)?证|搜身|搜查|抓捕|抓获|拘留|扣押|审讯|追捕",
        "保安员没有这项权力",
        "改成“发现并报告可疑情况”",
    ),
    (r"扣\d*分|倒数|末位|最差|最后一名|排名(第|最)|黑榜|通报批评", "通报不排后进、不写扣分", "只写事实和次数"),
    (r"严重|极差|懈怠|涣散|敷衍|屡教不改|形同虚设|令人", "通报不用评价的词", "只写事实和数字"),
    (r"巡逻路线|路线为|集合点|点位[:：]|\d{1,2}[:：]\d{2}", "不写路线、时刻和点位", "删去这些内容"),
    (r"\d+号楼|\d+幢|\d+栋|\d+单元|\d+室", "地名不细于小区", "只写到小区或单位"),
    (r"1[3-9]\d{9}|\d{17}[\dXx]", "不写电话和身份证号", "删去号码"),
)


def faults(texts: Iterable[str], people: Iterable[str] = ()) -> tuple[Fault, ...]:
    """Everything that may not stand in these texts. `people` are names that may not appear (guards of the stations)."""
    whole = "\n".join(texts)
    found = [Fault(match[0], why, do) for pattern, why, do in _RULES for match in re.finditer(pattern, whole)]
    found += [
        Fault(name, "通报不写保安员姓名", "只写单位和件数") for name in people if len(name) >= 3 and name in whole
    ]
    return tuple(dict.fromkeys(found))
