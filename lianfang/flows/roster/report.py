"""What an import of a roster did, in words for the clerk."""

import re

from msgspec import Struct

from lianfang.flows.roster.history import Pair
from lianfang.flows.roster.units import Units
from lianfang.sheets.lookup import bare
from lianfang.sheets.roster import RosterFile
from lianfang.sheets.roster_rows import GuardRow
from lianfang.sheets.table import Rejected
from zones.roster.vocabulary import Change, Comparison, Listed, Taken


class Changed(Struct, frozen=True):
    """One thing that an import changed. Personal data shows no values."""

    name: str
    unit: str
    column: str
    old: str
    new: str


class RosterReport(Struct, frozen=True):
    """What an import of a roster did. `zones`, `units`, `guards` count what the file lists and what was taken of it."""

    station: str
    zones: int
    units: int
    guards: int
    duplicates: int
    rejected_names: tuple[str, ...]
    added: int
    changed: int
    unchanged: int
    ended: int
    changes: tuple[Changed, ...]
    ended_names: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    ignored: tuple[str, ...]


def report(
    station: str,
    brought: RosterFile,
    units: Units,
    difference: Comparison,
    rejected: list[Rejected],
    pairs: list[Pair],
    said: tuple[str, ...] = (),
) -> RosterReport:
    """The whole of an import in counts, changes, and lines that say what to do; `said` are lines about certificates."""
    rejected = sorted(rejected, key=lambda line: (line.sheet, line.row))
    added = [done for done in difference.taken if done.held is None]
    changed = [done for done in difference.taken if done.held and done.changes]
    return RosterReport(
        station=station,
        zones=len({bare(row.zone) for row in brought.units}) or units.zone_count,
        units=len({row.name for row in brought.units} - {line.name for line in units.rejected}) or len(units.ids),
        guards=len({done.listed.same_as for done in difference.taken}),
        duplicates=len(difference.duplicates),
        rejected_names=tuple(dict.fromkeys(line.name for line in rejected)),
        added=len(added),
        changed=len(changed),
        unchanged=len(difference.taken) - len(added) - len(changed),
        ended=len(difference.ended),
        changes=(
            *(Changed("", *altered) for altered in units.altered),
            *(_changed(done, change, units) for done in changed for change in done.changes),
        ),
        ended_names=tuple(posting.name for posting in difference.ended),
        rejected=tuple(rejected),
        warnings=(
            *_warnings(station, brought, difference, units, [row for guard, row in pairs]),
            *brought.overlooked,
            *_contradictions(difference, pairs),
            *said,
        ),
        ignored=brought.ignored,
    )


def _changed(done: Taken, change: Change, units: Units) -> Changed:
    old, new = change.old, change.new
    if change.column == "所属公司":  # the change holds ids
        old, new = (units.company_names.get(int(id_ or 0), "") for id_ in (old, new))
    return Changed(done.listed.name, units.names[done.listed.unit], change.column, old, new)


def _warnings(
    station: str, brought: RosterFile, difference: Comparison, units: Units, taken: list[GuardRow]
) -> tuple[str, ...]:
    import_warnings = [
        f"表头写的是“{found}”，这次导入到“{station}”" for found in _other_stations(station, brought.titles)
    ]
    for lacking, has in (("身份证号", lambda row: row.id_number), ("手机", lambda row: row.phone)):
        without = sum(not has(row) for row in taken)
        if without:
            import_warnings.append(f"{without} 名保安员没有填{lacking}，已收下，请补上")
    if len(difference.ended) > sum(done.held is not None for done in difference.taken) + len(difference.duplicates):
        gone = len(difference.ended)
        import_warnings.append(
            f"{gone} 人没有列出、到此离岗，比留下的还多；要是拿错了文件，把对的花名册再导入一次就回来了"
        )
    twice = _namesakes([done.listed for done in difference.taken])
    import_warnings += [
        f"{units.names[unit]}有 {n} 名“{name}”，周记录里请写成“{name}·班次”好分清" for (name, unit), n in twice.items()
    ]
    return tuple(import_warnings)


def _other_stations(station: str, titles: tuple[str, ...]) -> list[str]:
    found = {name for title in titles for name in re.findall(r"[\u4e00-\u9fff]{2,10}派出所", title)}
    return sorted(name for name in found if station not in name and name not in station)


def _namesakes(listed: list[Listed]) -> dict[tuple[str, int], int]:
    seen: dict[tuple[str, int], set[str]] = {}
    for guard in listed:
        seen.setdefault((guard.name, guard.unit), set()).add(guard.same_as)
    return {key: len(people) for key, people in seen.items() if len(people) > 1}


def _contradictions(difference: Comparison, pairs: list[Pair]) -> list[str]:
    """Repeated rows of one person that do not say the same: the first one holds, and somebody should know."""
    first: dict[tuple[str, int], GuardRow] = {}
    rows = {}
    for guard, row in pairs:
        first.setdefault((guard.same_as, guard.unit), row)
        rows[id(guard)] = row
    said = []
    for guard in difference.duplicates:
        row, earlier = rows[id(guard)], first[guard.same_as, guard.unit]
        differing = [shown for field, shown in COMPARED.items() if getattr(row, field) != getattr(earlier, field)]
        if differing:
            said.append(
                f"“{row.sheet}”第 {row.row} 行和“{earlier.sheet}”第 {earlier.row} 行是同一人“{row.name}”，"
                f"{'、'.join(differing)}写得不一样，用了第 {earlier.row} 行的，请删去一行"
            )
    return said


COMPARED = {
    "phone": "手机",
    "certificate": "保安员证号",
    "joined": "入职日期",
    "left": "离职日期",
    "post": "岗位",
    "shift": "班次",
}
