"""Filled contexts of 迎检台账. Names and units are invented."""

from datetime import date

from lianfang.web.views import Choice, DossiersPage, Frame


def station(frame: Frame) -> DossiersPage:
    return DossiersPage(
        frame,
        "洋河派出所",
        "/stations/1/dossiers",
        (Choice("", "全所", True), Choice("12", "新城名苑"), Choice("13", "洋河新区实验小学河滨分校")),
        tuple(Choice(word, word) for word in ("执勤岗位", "联勤巡逻", "点名查岗", "场所行业检查", "保安员证变动")),
        date(2026, 1, 1),
        date(2026, 11, 20),
        "/stations/1/people",
    )
