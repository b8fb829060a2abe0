"""A week's figures as files that go along in its bulletin: JSON for machines, a workbook for people."""

import msgspec

from bulletins.figures.flat import Figure, flat
from bulletins.figures.labels import LABELS
from bulletins.figures.vocabulary import Figures, UnitLine
from bulletins.paper.vocabulary import Attachment
from lianfang.sheets.write import Row, Sheet, workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARTS = {
    "发案": ("cases",),
    "巡逻": ("patrol", "plan", "items_verified", "clues_verified"),
    "点名": ("roll_call",),
    "检查": ("inspection", "hazards", "venue_check"),
    "考证培训": ("exam", "training", "awareness"),
    "积分": ("points", "appeals"),
}
"""Sheet → the blocks of figures on it, in the order of the bulletin's parts."""
HEAD = ("名称", "数值", "单位")
NOTHING = "—"


def attached_of(figures: Figures) -> tuple[Attachment, ...]:
    """`tongbao-2018-W41.json` and `.xlsx`; the same figures give the same bytes. Counts by zone and unit, never a person or a place."""
    name = f"tongbao-{figures.week.replace('..', '-')}"
    return (
        Attachment(f"{name}.json", "application/json", _json(figures), "本期数据（JSON）"),
        Attachment(f"{name}.xlsx", XLSX, _xlsx(figures), "本期数据（表格）"),
    )


def _json(figures: Figures) -> bytes:
    """As frozen, without where the units stand."""
    told = {name: value for name, value in msgspec.to_builtins(figures).items() if name != "places"}
    return msgspec.json.format(msgspec.json.encode(told, order="deterministic"), indent=2) + b"\n"


def _xlsx(figures: Figures) -> bytes:
    numbers = [one for one in flat(figures) if not one.path.startswith("units.")]
    parts = [Sheet(part, HEAD, tuple(_row(one) for one in numbers if _block(one) in PARTS[part])) for part in PARTS]
    return workbook_of((*(part for part in parts if part.rows), _units(figures)))


def _block(one: Figure) -> str:
    return one.path.partition(".")[0]


def _row(one: Figure) -> Row:
    return (one.label, NOTHING if one.value is None else one.value, one.unit)


def _units(figures: Figures) -> Sheet:
    counts = LABELS[UnitLine]
    head = ("片区", "单位", "类别", *(f"{word}（{unit}）" for word, unit in counts.values()))
    rows = tuple(
        (line.zone, line.name, line.category, *(getattr(line, name) for name in counts)) for line in figures.units
    )
    return Sheet("单位", head, rows)
