"""From the words of a sheet to ids: zones, units and guards, with a hint where a word is close to a known one."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from msgspec import Struct

from lianfang.sheets.people import Named
from lianfang.sheets.table import RowProblem
from zones.roster.rules import who


class Directory(Struct, frozen=True):
    """A station's names. `people` are persons by (name, unit); `marks` their posts and shifts; `unit_zone` the zone of a unit."""

    zones: dict[str, int]
    units: dict[str, int]
    unit_names: dict[int, str]
    unit_zone: dict[int, int]
    people: dict[tuple[str, int], tuple[int, ...]]
    marks: dict[int, tuple[str, ...]]


def bare(zone: str) -> str:
    """What tells a zone from others: 东 of 东片区, 东部, 东片, 东区."""
    return re.sub(r"(部)?(联防|警务)?(片区|防区|片|区|部)?$", "", zone) or zone


def same_zones(written: list[str]) -> dict[str, str]:
    """Each way of writing a zone → the first way it was written."""
    first: dict[str, str] = {}
    return {zone: first.setdefault(bare(zone), zone) for zone in written}


def zone_id(directory: Directory, written: str) -> int:
    """A zone by its name, or by 东 for 东片区."""
    if written in directory.zones:
        return directory.zones[written]
    found = [id_ for name, id_ in directory.zones.items() if bare(name) == bare(written)]
    if len(found) != 1:
        raise RowProblem("片区", f"花名册里没有“{written}”这个片区", f"填 {'、'.join(directory.zones)} 中的一个")
    return found[0]


def nearest(written: str, names: Iterable[str]) -> str:
    """A hint where a known name is close: ，是不是“…”."""
    near = get_close_matches(written, names, n=1, cutoff=0.5) or [name for name in names if written in name][:1]
    return f"，是不是“{near[0]}”" if near and written else ""


def unit_id(directory: Directory, written: str, column: str = "单位") -> int:
    """A unit by its name as the roster has it."""
    if written in directory.units:
        return directory.units[written]
    hint = nearest(written, directory.units)
    raise RowProblem(column, f"联防单位里没有“{written}”{hint}", "改成花名册里的单位名称，或先在花名册里加上这家单位")


def person_at(
    directory: Directory, named: Named, column: str, units: list[int] | None = None, unit_column: str = ""
) -> tuple[int, int]:
    """A guard and his unit: by name and unit, or by name alone among `units` (all, where None)."""
    if named.beside not in directory.units and named.name in directory.units:  # 翠园小区(张三)
        named = Named(named.beside, named.name)
    if named.beside:
        unit = unit_id(directory, named.beside, unit_column or column)
        found = [(person, unit) for person in who(named.name, unit, directory.people, directory.marks)]
    else:
        found = _anywhere(directory, named.name, units)
    if len(found) > 1:
        raise RowProblem(column, f"有 {len(found)} 名“{named.name}”，分不清是哪一位", _how_to_tell(named))
    if not found:
        raise RowProblem(column, _nobody(directory, named), "核对姓名和单位，新来的先加进花名册")
    return found[0]


def _anywhere(directory: Directory, name: str, units: list[int] | None) -> list[tuple[int, int]]:
    among = list(directory.unit_names) if units is None else units
    found = [(person, unit) for unit in among for person in who(name, unit, directory.people, directory.marks)]
    if found or units is None:
        return found or _joined(directory, name)
    return _anywhere(directory, name, None)


def _joined(directory: Directory, written: str) -> list[tuple[int, int]]:
    """酒都花园熊彦彬, 熊彦彬-酒都花园: a unit's name written before or behind without brackets."""
    found = []
    for unit_name, unit in directory.units.items():
        if unit_name in written:
            name = re.sub(r"^[-—:]+|[-—:]+$", "", written.replace(unit_name, "", 1))
            found += [(person, unit) for person in who(name, unit, directory.people, directory.marks)]
    return found


def _how_to_tell(named: Named) -> str:
    if named.beside:
        return f"姓名后面加上岗位或班次，例如“{named.name}·夜班({named.beside})”"
    return f"写成“{named.name}(单位)”"


def _nobody(directory: Directory, named: Named) -> str:
    elsewhere = [directory.unit_names[unit] for name, unit in directory.people if name == named.name]
    if named.beside and elsewhere:
        return f"“{named.beside}”没有“{named.name}”，花名册上在{'、'.join(elsewhere[:3])}"
    place = f"“{named.beside}”" if named.beside else "花名册上"
    return f"{place}没有“{named.name}”"
