"""Issued bulletins as those receive them who are in them: a list, newest first."""

from datetime import date

from msgspec import Struct

from bulletins.register.reads.issued import IN_SCOPE
from bulletins.register.subjects import period_of
from bulletins.register.tables import Bulletin
from bulletins.register.vocabulary import Kind, Subject
from zones.ground.scope import Scope
from zones.ground.weeks import parse_span


class Received(Struct, frozen=True):
    """`draft` is the id in its addresses, `issuer` the station's name or the bureau's; `corrected` counts its corrections."""

    draft: int
    issuer: str
    number: int
    kind: Kind
    week: str
    title: str
    issued_on: date
    corrected: int
    withdrawn: bool

    @property
    def period(self) -> str:
        """In words."""
        return period_of(Subject(self.kind, parse_span(self.week), self.title))


async def received(scope: Scope, before: int | None, most: int) -> list[Received]:
    """At most so many in which the scope's stations are, issued earlier than the one `before` (an id in addresses)."""
    seen = list(scope.stations)
    rows = await Bulletin.raw(
        "SELECT b.draft, coalesce(s.name, u.name) AS issuer, b.number, b.kind, b.week, b.title, b.issued_on, "
        "(SELECT count(*) FROM erratum e WHERE e.bulletin = b.id) AS corrected, "
        "EXISTS (SELECT FROM erratum e WHERE e.bulletin = b.id AND e.withdraws) AS withdrawn "
        f"FROM bulletin b {IN_SCOPE} AND ({{}}::bigint IS NULL OR b.id < (SELECT id FROM bulletin WHERE draft = {{}})) "
        "ORDER BY b.id DESC LIMIT {}",
        seen,
        seen,
        before,
        before,
        most,
    )
    return [Received(**row) for row in rows]
