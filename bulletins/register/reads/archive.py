"""What was issued, as a register: one row a bulletin, without its figures."""

from datetime import date

from msgspec import Struct

from bulletins.register.reads.issued import IN_SCOPE
from bulletins.register.subjects import period_of
from bulletins.register.tables import Bulletin
from bulletins.register.vocabulary import Kind, Subject, issue_name
from zones.ground.scope import Scope
from zones.ground.weeks import parse_span


class Entry(Struct, frozen=True):
    """`issuer` is the station's name, or the bureau's; `corrected` are the numbers of its corrections."""

    issuer: str
    number: int
    kind: Kind
    week: str
    title: str
    issued_on: date
    issued_by: str
    reviewed_by: str
    sha256: str
    corrected: tuple[int, ...]

    @property
    def called(self) -> str:
        """第12期, or 增刊第1期."""
        return issue_name(self.kind, self.number)

    @property
    def period(self) -> str:
        """In words."""
        return period_of(Subject(self.kind, parse_span(self.week), self.title))


async def entries(scope: Scope, first: date, last: date) -> list[Entry]:
    """Bulletins in which the scope's stations are, issued from one day to another, oldest first."""
    seen = list(scope.stations)
    rows = await Bulletin.raw(
        "SELECT coalesce(s.name, u.name) AS issuer, b.number, b.kind, b.week, b.title, b.issued_on, i.name AS issued_by, r.name AS reviewed_by, "
        "b.sha256, ARRAY(SELECT e.number FROM erratum e WHERE e.bulletin = b.id ORDER BY e.number) AS corrected "
        "FROM bulletin b JOIN officer i ON i.id = b.issued_by JOIN officer r ON r.id = b.reviewed_by "
        f"{IN_SCOPE} AND b.issued_on BETWEEN {{}} AND {{}} ORDER BY b.issued_at, b.id",
        seen,
        seen,
        first,
        last,
    )
    return [Entry(**row | {"corrected": tuple(row["corrected"])}) for row in rows]
