"""学习资料 and 工作手册 as those see them who print and hand them out."""

from collections.abc import Iterable

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.questions.write import OF_QUESTION
from lianfang.photos.reads import content_of_digest
from scoring.exams.bank.reads import versions
from scoring.exams.bank.vocabulary import Kept
from scoring.exams.study.reads import edition, editions, handed
from scoring.exams.study.vocabulary import KINDS, Edition, Handed
from scoring.points.reads.books import BookRow, books
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import stations
from zones.roster.reads.standing import GuardRow, NamedUnit, guards_of, named_units


class UnitCopies(Struct, frozen=True):
    """A unit: so many guards, and of each kind so many of them who have some edition of it."""

    unit: NamedUnit
    guards: int
    had: dict[str, int]


class StudySeen(Struct, frozen=True):
    """Every edition, newest first of each kind; the units of the reader's stations that have guards."""

    editions: list[Edition]
    units: list[UnitCopies]


class UnitStudy(Struct, frozen=True):
    """A unit's guards, each once, and what each got; `editions` are all of the bureau."""

    name: str
    station: str
    editions: dict[int, Edition]
    guards: list[GuardRow]
    had: dict[int, list[Handed]]

    def latest(self, kind: str) -> Edition | None:
        return next((one for one in self.editions.values() if one.kind == kind), None)

    def without(self, number: int) -> list[GuardRow]:
        """Who has not got this edition."""
        return [one for one in self.guards if number not in {got.edition for got in self.had.get(one.person, [])}]


class EditionSeen(Struct, frozen=True):
    """What an edition is printed of: a booklet's `questions` with their pictures by digest, a handbook's `book`."""

    edition: Edition
    bureau: str
    questions: list[Kept]
    book: BookRow | None
    pictures: dict[str, bytes] = {}


async def study_seen(here: Scope) -> StudySeen:
    async with transaction(snapshot=True) as now:
        known, guards = await editions(here), await guards_of(here, shanghai_day(now))
        got = await handed(here, sorted({one.person for one in guards}))
        of = {one.id: one.kind for one in known}
        holders = {kind: {one.person for one in got if of[one.edition] == kind} for kind in KINDS}
        units = [
            UnitCopies(unit, len(people), {kind: len(people & holders[kind]) for kind in KINDS})
            for unit in await named_units(here)
            if (people := {one.person for one in guards if one.unit == unit.id})
        ]
        return StudySeen(known, units)


async def unit_study(of: Scope) -> UnitStudy:
    async with transaction(snapshot=True) as now:
        [station] = [one.name for one in await stations() if one.id in of.stations]
        [unit] = await named_units(of)
        guards = _once(await guards_of(of, shanghai_day(now)))
        had: dict[int, list[Handed]] = {}
        for one in await handed(of, [guard.person for guard in guards]):
            had.setdefault(one.person, []).append(one)
        return UnitStudy(unit.name, station, {one.id: one for one in await editions(of)}, guards, had)


def _once(guards: Iterable[GuardRow]) -> list[GuardRow]:
    """Who stands at two posts of it is one man."""
    return [*{one.person: one for one in guards}.values()]


async def edition_seen(here: Scope, bureau: int, number: int) -> EditionSeen:
    """Raises NotYours."""
    async with transaction(snapshot=True):
        found = await edition(here, number)
        if found is None:
            raise NotYours()
        known = await versions(here, list(found.versions))
        rules = (await books(bureau)).books if found.book is not None else ()
        book = next((one for one in rules if one.id == found.book), None)
        named = next(one.bureau_name for one in await stations() if one.bureau == bureau)
        asked = [known[one] for one in found.versions]
        drawn = {one.said.picture: one.question for one in asked if one.said.picture}
        pictures = {digest: await content_of_digest(OF_QUESTION, of, digest) for digest, of in drawn.items()}
        return EditionSeen(found, named, asked, book, pictures)
