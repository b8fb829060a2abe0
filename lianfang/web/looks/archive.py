"""The archive, the wall of a year and a publisher's settings, as their readers see them."""

from msgspec import Struct, structs

from bulletins.archive.reads import counted, figures_of, found, known, trends, weeks_of, years
from bulletins.archive.vocabulary import Asked, Counted, Found
from bulletins.archive.vocabulary import Week as WeekBegun
from bulletins.figures.flat import Figure, flat
from bulletins.publishers.reads import changes_of, least_before, settings_of
from bulletins.publishers.rules import weeks_open
from bulletins.publishers.vocabulary import Change, Settings
from bulletins.register.reads.issued import issued_of
from bulletins.register.reads.works import publishers
from bulletins.register.vocabulary import Publisher, Work
from lianfang.accounts.states import names_of
from lianfang.database import transaction
from lianfang.flows.bulletin.preview import preview
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day, week_of


class Archive(Struct, frozen=True):
    """What may be asked, and what was found."""

    publishers: tuple[Publisher, ...]
    years: tuple[int, ...]
    figures: tuple[Figure, ...]
    found: tuple[Found, ...]


async def archive_seen(scope: Scope, asked: Asked) -> Archive:
    """Bulletins of those who issue for the scope's stations."""
    async with transaction(snapshot=True):
        return Archive(
            tuple(await publishers(scope)),
            tuple(await years(scope)),
            tuple(await known(scope)),
            tuple(await found(scope, asked)),
        )


class Wall(Struct, frozen=True):
    """A year of one who issues; `one` is None where nobody does. `trends` are values by path and draft."""

    publishers: tuple[Publisher, ...]
    one: Publisher | None
    weeks: tuple[WeekBegun, ...]
    trends: dict[str, dict[int, float]]
    today: Week


async def wall_seen(scope: Scope, year: int, publisher: int | None) -> Wall:
    """Of the publisher that is asked for, else of the first."""
    async with transaction(snapshot=True) as now:
        every, today = tuple(await publishers(scope)), week_of(shanghai_day(now))
        one = next((it for it in every if it.id == publisher), every[0] if every else None)
        if one is None:
            return Wall(every, None, (), {}, today)
        return Wall(every, one, await weeks_of(one.id, year), await trends(one.id, year), today)


class FiguresSeen(Struct, frozen=True):
    """A bulletin's figures, those of the period before (empty where it was not issued), how they were counted."""

    figures: tuple[Figure, ...]
    last: tuple[Figure, ...]
    counted: Counted | None


async def figures_seen(work: Work, issued: bool) -> FiguresSeen:
    """The frozen ones; of a draft the live ones."""
    if not issued:
        seen = await preview(work)
        return FiguresSeen(flat(seen.figures), flat(seen.last) if seen.last else (), None)
    async with transaction(snapshot=True):
        about = structs.replace(work.about, span=work.about.span.previous)
        before = await issued_of(work.publisher.id, about)
        return FiguresSeen(await figures_of(work.id), flat(before.figures) if before else (), await counted(work.id))


class PublisherSeen(Struct, frozen=True):
    """Its settings as they will be once all that was decided holds; `weeks` from which a threshold may hold; who changed what."""

    settings: Settings
    least_before: int
    weeks: tuple[Week, ...]
    changes: tuple[Change, ...]
    names: dict[int, str]


async def publisher_seen(publisher: Publisher) -> PublisherSeen:
    """For the office."""
    async with transaction(snapshot=True) as now:
        weeks = weeks_open(week_of(shanghai_day(now)))
        made = await changes_of(publisher.id)
        names = await names_of([one.account for one in made if one.account is not None])
        settings = await settings_of(publisher.id, weeks[-1])
        return PublisherSeen(settings, await least_before(publisher.id), weeks, made, names)
