"""A bulletin for one gatehouse: the area's five figures, the unit's own row, this week's advice, whom to ask."""

from collections.abc import Iterable

from bulletins.figures.vocabulary import Figures
from bulletins.paper.gatehouse.vocabulary import GatehouseSheet, Said
from bulletins.paper.vocabulary import Page
from bulletins.telling.five import five
from zones.ground.refused import Refused


class UnitNotTold(Refused):
    """The bulletin's annex has no row of that name in that zone."""

    code = "unit_not_told"


def gatehouse_sheet(
    page: Page, now: Figures, last: Figures | None, advised: tuple[str, ...], unit: tuple[str, str], asks: str
) -> GatehouseSheet:
    """The sheet of `unit` = (zone, name) as the annex has them. UnitNotTold where it has not."""
    zone, name = unit
    return GatehouseSheet(
        title=f"{page.masthead}门岗单",
        unit=name,
        under=f"{page.issue_no}　{page.issuer}　{page.date}",
        area=tuple(Said(one.label, one.text) for one in five(now, last)),
        own=own_row(page, zone, name),
        advice=advised,
        asks=asks,
        mark=page.mark,
        verify=page.foot.verify,
    )


def told_as(page: Page, areas: Iterable[str], name: str) -> tuple[str, str] | None:
    """How the annex calls a unit of one of these areas (its zone, or its station where a bureau has several)."""
    wanted = set(areas)
    zones = (group for group in page.annex.zones if group.sums[0].split("（")[0] in wanted)
    return next(
        ((group.sums[0].split("（")[0], name) for group in zones for row in group.units if row[0] == name), None
    )


def own_row(page: Page, zone: str, name: str) -> tuple[Said, ...]:
    """The row as label and text: 巡逻 3人次. The annex names its zones with the number of units behind."""
    for group in page.annex.zones:
        if group.sums[0].split("（")[0] == zone:
            for row in group.units:
                if row[0] == name:
                    return tuple(map(said, page.annex.columns[1:], row[1:]))
    raise UnitNotTold(zone=zone, unit=name)


def said(column: str, text: str) -> Said:
    """A head such as 巡逻\n（人次） gives its unit to the figure."""
    label, _, unit = column.partition("\n")
    return Said(label, text + unit.strip("（）") if text != "—" else text)
