"""Certificates as facts about persons: what was revoked, and whom that bars."""

from collections.abc import Iterable
from datetime import date

from zones.ground.scope import Scope
from zones.roster.rules.certificates import barred_until
from zones.roster.tables import Certificate


async def revocations(scope: Scope, persons: Iterable[int]) -> dict[int, tuple[date, ...]]:
    """Person → the days on which a certificate of his was revoked, oldest first; of those known in the scope's stations."""
    rows = await Certificate.raw(
        "SELECT person, array_agg(ended ORDER BY ended) AS days FROM certificate c "
        "WHERE person = ANY({}) AND ending = 'revoked' "
        "AND EXISTS (SELECT 1 FROM posting p WHERE p.person = c.person AND p.station = ANY({})) GROUP BY person",
        list(persons),
        list(scope.stations),
    )
    return {row["person"]: tuple(row["days"]) for row in rows}


async def barred(scope: Scope, persons: Iterable[int], today: date) -> dict[int, date]:
    """Person → the last day on which he may not serve, as `barred_until` judges; who is not barred has no entry."""
    revoked = await revocations(scope, persons)
    judged = {person: barred_until(days, today) for person, days in revoked.items()}
    return {person: last for person, last in judged.items() if last is not None}
