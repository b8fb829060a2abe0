"""A publisher's settings, and what was changed of them."""

from bulletins.figures.rules import Thresholds
from bulletins.publishers.rules import held
from bulletins.publishers.tables import PublisherChange
from bulletins.publishers.vocabulary import Change, Settings
from bulletins.register.tables import Bulletin, Publisher
from zones.ground.weeks import Week


async def changes_of(publisher: int) -> tuple[Change, ...]:
    """Everything that was changed, in the order in which it was decided."""
    rows = await PublisherChange.raw(
        "SELECT name, was, becomes, since, at, account FROM publisher_change WHERE publisher = {} ORDER BY id",
        publisher,
    )
    return tuple(Change(**row) for row in rows)


async def settings_of(publisher: int, week: Week) -> Settings:
    """As they stand, the thresholds as they hold for a week."""
    rows = await Publisher.raw(
        "SELECT form, document_lead, issued_before, automatic FROM publisher WHERE id = {}", publisher
    )
    return Settings(**rows[0], limits=await limits_of(publisher, week))


async def limits_of(publisher: int, week: Week) -> Thresholds:
    """From when on something is worth attention in a week."""
    return held(await changes_of(publisher), week)


async def least_before(publisher: int) -> int:
    """So many bulletins at least were issued before the platform, that no number in all comes twice."""
    rows = await Bulletin.raw(
        "SELECT greatest(0, coalesce(max(total), 0) - count(*)) AS least FROM bulletin "
        "WHERE publisher = {} AND kind <> 'supplement'",
        publisher,
    )
    return int(rows[0]["least"])
