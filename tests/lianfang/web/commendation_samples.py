"""Filled contexts of 年度表彰. Names and units are invented."""

from typing import Any

from lianfang.web.pages.commendation_view import RULE
from lianfang.web.views import (
    AppealLine,
    CandidateLine,
    Candidates,
    Choice,
    CommendationsPage,
    Count,
    Form,
    Frame,
    Link,
    Step,
    Tag,
    YearListPage,
)

BASE = "/commendations/3"
WHY = "一年里帮邻居看门、救起落水的孩子，从不推辞"
STEPS = (("推荐、选人", "王立新"), ("公示", "到1月15日满"), ("批准", "另一个人"), ("发文", "文号"))
CHOSEN, PROPOSED = Tag("选上了", "ok"), Tag("推荐", "info")


def lists(frame: Frame) -> CommendationsPage:
    return CommendationsPage(
        frame,
        (
            AppealLine("/commendations/3", "2026年度表彰", "推荐 14 个，选上 11 个", Tag("公示中", "gold")),
            AppealLine(
                "/commendations/2", "2025年度表彰", "推荐 12 个，选上 9 个；洋公〔2026〕3号", Tag("表彰了", "ok")
            ),
        ),
        (Choice("2026", "2026年", True), Choice("2025", "2025年")),
        RULE,
        new=Form("/commendations", "key-1"),
        error="2026 年还没有过完，分还会变。请过了年再拟。",
    )


def lists_none(frame: Frame) -> CommendationsPage:
    return CommendationsPage(frame, (), (), RULE)


def _candidate(nth: int, who: str, facts: str, state: Tag, words: str = WHY, **more: Any) -> CandidateLine:
    said = ("不选", "leave_out") if state is CHOSEN else ("选上", "choose")
    at = f"{BASE}/lines/{nth}"
    forms = (
        (said[0], Form(at, f"k-{nth}-a", (("act", said[1]),))),
        ("去掉", Form(at, f"k-{nth}-b", (("act", "drop"),))),
    )
    return CandidateLine(who, facts, words, state, more.get("stopped", ""), forms if more.get("forms", True) else ())


def _list(frame: Frame, at: int, **more: Any) -> YearListPage:
    forms = at == 0
    kinds = (
        Candidates(
            "先进保安员",
            "最多 10 个，选了 1 个",
            (
                _candidate(
                    1, "李大海（新城名苑）", "312 分，得奖 4 个月，支援 9 次，有分 88 天，3 颗星", CHOSEN, forms=forms
                ),
                _candidate(
                    2,
                    "赵长林（酒都花园）",
                    "298 分，得奖 5 个月，支援 2 次，有分 90 天",
                    PROPOSED,
                    forms=forms,
                    stopped="嫌疑还没有查清，先不能表彰",
                ),
            ),
        ),
        Candidates(
            "联勤联防先进单位",
            "最多 5 个，选了 1 个",
            (_candidate(3, "桂花园", "单位 61 分，牵头 31 次，没有派员 1 次，点名应答率 98.4%", CHOSEN, forms=forms),),
        ),
        Candidates("先进保安服务公司", "最多 2 个，选了 0 个", ()),
    )
    steps = tuple(Step(*one, "done" if nth < at else "now" if nth == at else "todo") for nth, one in enumerate(STEPS))
    counts = (Count("推荐", "3", "个"), Count("选上", "2", "个"), Count("现在不能表彰", "1", "个", warn=True))
    return YearListPage(
        frame, "2026年度表彰", steps, counts, kinds, RULE, papers=(Link("公示单", f"{BASE}/notice.pdf"),), **more
    )


def draft(frame: Frame) -> YearListPage:
    return _list(
        frame,
        0,
        hint="派出所、办公室都能推荐，办公室选",
        moves=(
            ("送公示", Form(f"{BASE}/step", "k1", (("step", "publish"),))),
            ("作废这一份", Form(f"{BASE}/step", "k2", (("step", "withdraw"),))),
        ),
        propose=Form(f"{BASE}/lines", "k3"),
        offers=(
            Choice("p7", "钱玉成（桂花园）　240 分，得奖 3 个月，支援 4 次，有分 71 天"),
            Choice("c2", "平安保安　保安 31 人共 2410 分，客户单位 6 家共 120 分"),
        ),
        words=WHY,
        error="名单上已经有了，没有再记。请看下面的名单。",
    )


def approving(frame: Frame) -> YearListPage:
    return _list(
        frame,
        1,
        hint="公示满了，可以批准",
        approve=Form(f"{BASE}/approval", "k4"),
        moves=(("撤回来改", Form(f"{BASE}/step", "k5", (("step", "take_back"),))),),
    )


def deciding(frame: Frame) -> YearListPage:
    return _list(
        frame, 3, hint="等发文，登记文号", decide=Form(f"{BASE}/decision", "k6"), number="某某号",
        error="表彰决定要写文号：有数字，不超过 40 个字。请照文件写。",
    )  # fmt: skip
