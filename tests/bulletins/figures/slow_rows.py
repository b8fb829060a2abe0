"""Exported rows of some stations and a week: which lie where, and numbers by path."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Numbers = dict[str, float | int | None]
SHANGHAI = ZoneInfo("Asia/Shanghai")


def tenth(value: Decimal) -> float:
    return float(value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def rate(part: int, whole: int) -> float | None:
    return tenth(Decimal(part * 100) / whole) if whole else None


def shifted(week: str, weeks: int) -> str:
    year, number = week.split("-W")
    moved = date.fromisocalendar(int(year), int(number), 4) + timedelta(weeks=weeks)
    return f"{moved.isocalendar().year}-W{moved.isocalendar().week:02d}"


def month_day(instant: datetime) -> date:
    return instant.astimezone(SHANGHAI).date()


class Told:
    """A week of some stations, and what is told of it so far, by path."""

    def __init__(self, rows: Rows, stations: list[int], week: str, cap: int) -> None:
        self.rows, self.stations, self.week, self.cap = rows, stations, week, cap
        year, number = week.split("-W")
        self.monday = date.fromisocalendar(int(year), int(number), 1)
        self.sunday = self.monday + timedelta(days=6)
        self.names = {row["id"]: row["name"] for row in rows["station"] if row["id"] in stations}
        self.zones = {row["id"]: row for row in rows["zone"] if row["station"] in stations}
        self.units = {row["id"]: row for row in rows["unit"] if row["station"] in stations}
        self.told: Numbers = {}

    def here(self, table: str, live: bool = True) -> list[Row]:
        """Rows of the week; withdrawn ones are not."""
        return [
            row
            for row in self.rows[table]
            if row["station"] in self.stations and row["week"] == self.week and not (live and row["withdrawn_by"])
        ]

    def area(self, zone: int) -> str:
        return self.names[self.zones[zone]["station"]] if len(self.stations) > 1 else self.zones[zone]["name"]

    def of_unit(self, unit: int) -> str:
        return self.area(self.units[unit]["zone"])

    def areas(self) -> list[str]:
        return (
            [self.names[one] for one in self.stations]
            if len(self.stations) > 1
            else [z["name"] for z in self.zones.values()]
        )

    def within(self, instant: datetime) -> bool:
        return self.monday <= month_day(instant) <= self.sunday

    def add(self, path: str, number: int) -> None:
        self.told[path] = (self.told.get(path) or 0) + number

    def everywhere(self, block: str, keys: tuple[str, ...]) -> None:
        for place in (block, *(f"{block}.by_zone.{area}" for area in self.areas())):
            self.told |= {f"{place}.{key}": 0 for key in keys}

    def sheets(self, week: str) -> bool:
        return all(
            any(
                row["station"] == station and row["week"] == week and row["kind"] == "cases"
                for row in self.rows["delivered_sheet"]
            )
            for station in self.stations
        )

    def went(self, row: Row) -> bool:
        return row["state"] == "closed" and row["withdrawn_at"] is None

    def before(self, other: Row, row: Row) -> bool:
        same = all(other[key] == row[key] for key in ("station", "unit", "kind"))
        return same and (other["day"], other["id"]) < (row["day"], row["id"]) and (row["day"] - other["day"]).days < 30
