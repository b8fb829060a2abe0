"""Who may see what: every read that lists takes a Scope first, so an unscoped query cannot be written."""

from msgspec import Struct


class Scope(Struct, frozen=True):
    """The stations a reader may see, and, if set, the only unit, person or set of units within them."""

    stations: tuple[int, ...]
    unit: int | None = None
    person: int | None = None
    units: tuple[int, ...] | None = None

    @property
    def only_units(self) -> list[int] | None:
        """The units to which a statement is limited; None where every unit of the stations may be seen."""
        if self.unit is None:
            return None if self.units is None else list(self.units)
        return [self.unit] if self.units is None or self.unit in self.units else []
