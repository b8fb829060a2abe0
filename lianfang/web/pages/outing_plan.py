"""The form by which an outing is ordered: units of one zone, each with what it offers tonight."""

from lianfang.web.answers import form
from lianfang.web.looks.patrol import PatrolsSeen
from lianfang.web.pages.backing_words import AGREEMENTS
from lianfang.web.pages.outing_words import choices
from lianfang.web.views import Choice, Link, Planning, Tag, UnitSeats
from zones.patrol.rules.planning import EARLIEST
from zones.patrol.vocabulary.outings import MOST_OF_A_UNIT, OFFER_REASONS
from zones.roster.reads.backing import UnitBacking

NUMBERS = {str(n): f"{n} 人" for n in range(MOST_OF_A_UNIT + 1)}
USUAL_MIN = 60


def planning(seen: PatrolsSeen, at: str, typed: dict[str, str] | None) -> Planning | None:
    """None where there is no zone yet. `typed` is what stood in a form that was refused."""
    if seen.zone is None:
        return None
    held = typed or {}
    able = [unit for unit in seen.units if not unit.why_not(seen.day)]
    return Planning(
        form(at),
        seen.zone.id,
        tuple((Link(zone.name, f"{at}?zone={zone.id}&day={seen.day}"), zone == seen.zone) for zone in seen.zones),
        tuple(_unit(unit, seen, held) for unit in able),
        tuple(_unable(unit, seen) for unit in seen.units if unit not in able),
        tuple(Choice(str(one.id), one.name, str(one.id) == held.get("officer")) for one in seen.officers),
        tuple(Choice(str(unit.id), unit.name, str(unit.id) == held.get("lead")) for unit in able),
        held.get("group", ""),
        held.get("day", str(seen.day)),
        held.get("begins", f"{EARLIEST:%H:%M}"),
        held.get("minutes", str(USUAL_MIN)),
    )


def _unit(unit: UnitBacking, seen: PatrolsSeen, held: dict[str, str]) -> UnitSeats:
    offer = seen.offers.get(unit.id)
    said = Tag("没有报", "mute")
    if offer is not None:
        reason = f"，{OFFER_REASONS[offer.reason]}" if offer.reason else ""
        said = Tag(f"可派 {offer.number} 人{reason}", "ok" if offer.number else "warn")
    return UnitSeats(unit.id, unit.name, said, choices(NUMBERS, held.get(f"seats-{unit.id}", "0")))


def _unable(unit: UnitBacking, seen: PatrolsSeen) -> tuple[str, Tag]:
    return unit.name, AGREEMENTS[unit.why_not(seen.day)]
