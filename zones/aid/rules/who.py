"""Who is told of a request and who is left out, each with the reason."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from zones.aid.vocabulary import Asked, Candidate, Kind, LeftOut, Role
from zones.duty.vocabulary import OnDuty
from zones.ground.earth import between

OLDEST = 55


class Ready(Struct, frozen=True):
    """What is known of a person: certificate and insurance in force today, year of birth, 不参加处突, on a call now."""

    certified: bool = False
    insured: bool = False
    born: int | None = None
    spared: bool = False
    on_call: bool = False


class Place(Struct, frozen=True):
    """Where help is wanted; WGS-84, where it is known."""

    unit: int
    longitude: float | None = None
    latitude: float | None = None


class Ground(Struct, frozen=True):
    """What joint work rests on today: whether a written order is in force, and which units have agreed.

    `paused`: the unit that asks misused its button, so that no other unit's guards are told.
    """

    ordered: bool
    agreed: frozenset[int]
    paused: bool = False


def who(
    kind: Kind, place: Place, rows: Iterable[OnDuty], ready: dict[int, Ready], ground: Ground, today: date, near: bool
) -> Asked:
    """Sorts the people on duty in a ring. `near` is the first ring: only there helping from the post makes sense."""
    told: dict[int, Candidate] = {}
    left_out: list[LeftOut] = []
    for row in rows:
        if row.person in told:
            continue
        role, reason = _role(kind, place, row, ready.get(row.person, Ready()), ground, today)
        if role == "stay" and not near:
            role, reason = None, "too_far" if reason == "held_post" else reason
        if reason:
            left_out.append(LeftOut(row.person, row.unit, row.post, reason))
        if role:
            told[row.person] = Candidate(row.person, row.unit, row.post, role, row.leave, metres(place, row))
    return Asked(tuple(sorted(told.values(), key=_nearest)), tuple(left_out))


def _role(kind: Kind, place: Place, row: OnDuty, ready: Ready, ground: Ground, today: date) -> tuple[Role | None, str]:
    """(the role in which he is told, the reason why it is not another). The law comes before everything else."""
    if ready.on_call:
        return None, "on_call"
    if row.unit == place.unit:
        return "own", ""
    if row.team == "joint":
        return "team", ""
    if kind.police_only:
        return None, "police_only"
    if ground.paused:
        return None, "paused"
    if not ground.ordered:
        return None, "no_order"
    if row.unit is not None and row.unit not in ground.agreed:
        return None, "no_agreement"
    unfit = unfit_reason(ready, today) if kind.violent else ""
    if row.team:
        return (None, unfit) if unfit else ("team", "")
    if unfit:
        return "stay", unfit
    return ("stay", "held_post") if row.leave == "held" else ("go", "")


def unfit_reason(ready: Ready, today: date) -> str:
    """Why he is not sent to violence; what is not known counts against it."""
    if ready.spared:
        return "spared"
    if not ready.certified:
        return "uncertified"
    if not ready.insured:
        return "uninsured"
    if ready.born is None:
        return "age_unknown"
    return "over_55" if today.year - ready.born > OLDEST else ""


def metres(place: Place, row: OnDuty) -> int | None:
    """Along the ground, straight; None where one of the two places is not known."""
    if None in (place.longitude, place.latitude, row.longitude, row.latitude):
        return None
    return between(place.longitude, place.latitude, row.longitude, row.latitude)  # type: ignore[arg-type]


def _nearest(candidate: Candidate) -> tuple[bool, int]:
    return candidate.metres is None, candidate.metres or 0
