"""Invented weeks of any size: so many zones and units, with or without a last week, short or long texts."""

import msgspec
from sample_page import ANNEX, SAMPLE

from bulletins.paper.vocabulary import (
    Annex,
    AnnexZone,
    Bar,
    ColumnChart,
    Figure,
    MapZone,
    Page,
    Paragraph,
    Part,
    RateChart,
    RateRow,
    Table,
    ZoneMap,
)

NAMES = (
    "东片区",
    "西片区",
    "南片区",
    "北片区",
    "中片区",
    "经开区",
    "高铁新城片区",
    "喆昇堃片区",
    "洋河湾旅游度假片区",
    "酒都片区",
    "临港片区",
    "郑楼片区",
)
UNITS = (
    "新城名苑",
    "梦都小区",
    "洋河实验学校",
    "镇中广场",
    "喆昇堃玥珺祎府",
    "酒都大道社区卫生服务中心门诊部",
    "老粮站家属区",
)
SENTENCE = "本期出动保安员89人次，亮旗帜23次，核实六项工作37件，巡逻由30次降至26次，下降13.3%。"


def week(zones: int = 5, units: int = 37, last_week: bool = True, figures: bool = True, sentences: int = 4) -> Page:
    names = NAMES[:zones]
    pictures = pictures_of(names, last_week) if figures else {}
    parts = [
        Part(
            f"{'一二三四五六'[n]}、第{'一二三四五六'[n]}部分工作情况",
            (Paragraph(SENTENCE * (sentences + n % 3 - 1), figures=pictures.get(n, ())),),
        )
        for n in range(6)
    ]
    return msgspec.structs.replace(SAMPLE, parts=tuple(parts), annex=annex_of(names, units))


def pictures_of(names: tuple[str, ...], last_week: bool) -> dict[int, tuple[Figure, ...]]:
    rows = tuple((name, str(n), str(n * 17), str(n * 211), "—") for n, name in enumerate(names))
    return {
        0: (
            ColumnChart(
                "图1　各片区可防性案件",
                "起",
                tuple(Bar(name, n * 3 % 14 if last_week else None, n * 5 % 128) for n, name in enumerate(names)),
            ),
            ColumnChart(
                "图2　发案时段（时）",
                "起",
                tuple(Bar(f"{n}—{n + 4}", n if last_week else None, 0) for n in range(0, 24, 4)),
            ),
        ),
        1: (
            ZoneMap(
                "图3　片区示意图",
                tuple(
                    MapZone(name, f"{n}家{n * 7}人", n or None, ((118 + n % 3 / 9, 33 + n // 3 / 9),))
                    for n, name in enumerate(names)
                ),
            ),
            Table(
                "表1　各片区联防巡逻情况",
                ("片区", "巡逻次数", "出动人次", "时长分钟", "宣传场次"),
                (*rows, rows[0], rows[-1]),
                2,
            ),
        ),
        2: (
            RateChart(
                "图4　应答率",
                (),
                ("本期", "上期"),
                tuple(
                    RateRow(name, None if n == 2 else 100 - n, 0, (f"{100 - n}.0%", "—"))
                    for n, name in enumerate(names)
                ),
            ),
        ),
        4: (
            RateChart(
                "图5　持证率",
                ("持证", "待发证", "其他"),
                ("持证率", "持证/总数"),
                tuple(RateRow(name, n * 8, 10, (f"{n * 8}.0%", f"{n}/{n + 9}")) for n, name in enumerate(names)),
                1,
            ),
        ),
    }


def annex_of(names: tuple[str, ...], units: int) -> Annex:
    zones = tuple(
        AnnexZone(
            (f"{name}（{len(range(z, units, len(names)))}家）", "8", "96/103", "2"),
            tuple((UNITS[u % len(UNITS)], str(u), f"{u}/{u}", "—") for u in range(z, units, len(names))),
        )
        for z, name in enumerate(names)
    )
    return Annex(ANNEX.title, ANNEX.columns, zones, ANNEX.totals, ANNEX.notes)
