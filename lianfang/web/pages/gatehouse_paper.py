"""门岗单: which units go into one print, and what stands on each sheet."""

from collections.abc import Iterable

from bulletins.paper.gatehouse.vocabulary import GatehouseSheet
from bulletins.paper.vocabulary import Page, Printed
from bulletins.telling.gatehouse import gatehouse_sheet
from lianfang.printing import print_gatehouse_sheets
from lianfang.web.looks.editions import Told

MOST = 40
"""So many sheets are one job of the press; more would hold it up."""
ASKS = "哪一行不明白、不对，请问社区民警，或者告诉派出所。"
Named = tuple[str, str]
"""A unit as the annex has it: its zone, its name."""


def batches(page: Page) -> list[tuple[str, tuple[Named, ...]]]:
    """Everybody where that is one job, then area by area; a large area in several."""
    areas = [(group.sums[0].split("（")[0], [row[0] for row in group.units]) for group in page.annex.zones]
    every = tuple((area, name) for area, names in areas for name in names)
    found = [(f"全部 {len(every)} 家", every)] if 0 < len(every) <= MOST else []
    return found + ([] if len(areas) == 1 and found else [one for area, names in areas for one in _parts(area, names)])


def _parts(area: str, names: list[str]) -> list[tuple[str, tuple[Named, ...]]]:
    if len(names) <= MOST:
        return [(f"{area} {len(names)} 家", tuple((area, name) for name in names))]
    starts = range(0, len(names), MOST)
    return [
        (f"{area} 第 {at + 1}—{min(at + MOST, len(names))} 家", tuple((area, name) for name in names[at : at + MOST]))
        for at in starts
    ]


async def print_sheets(told: Told, units: Iterable[Named]) -> Printed:
    """One sheet a unit."""
    return await print_gatehouse_sheets(tuple(sheet_of(told, unit) for unit in units))


def sheet_of(told: Told, unit: Named) -> GatehouseSheet:
    return gatehouse_sheet(told.page, told.figures, told.last, told.advised, unit, ASKS)
