"""Shows a certificate's whole number, for a reason of the table. The audit line is committed before it is shown."""

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.people.reveal import REVEALED
from lianfang.vault.errors import BadReason
from lianfang.vault.vocabulary import REASONS
from zones.ground.scope import Scope
from zones.roster.reads.register import CertificateAt, certificate


async def reveal_number(scope: Scope, by: By, number: int, reason: str) -> CertificateAt:
    """Raises NotYours, BadReason."""
    if reason not in REASONS:
        raise BadReason(reasons=list(REASONS.values()))
    async with transaction() as now:
        found = await certificate(scope, number)
        if found is None:
            raise NotYours()
        await note(by, f"{REVEALED}certificate", "done", now, "person", found.person, reason)
    return found
