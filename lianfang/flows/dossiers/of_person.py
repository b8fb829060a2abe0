"""一人一档, for a reason of the table: whoever takes it stands in the audit book before a row of it is read."""

from bulletins.dossiers.book import OF_A_PERSON
from bulletins.dossiers.reads.facts import person_facts
from bulletins.dossiers.vocabulary import Span, day_told
from bulletins.paper.dossier.vocabulary import Dossier, Register
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.people.within import check_within
from lianfang.vault.errors import BadReason
from lianfang.vault.masks import mask
from lianfang.vault.vocabulary import REASONS
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow
from zones.roster.reads.register import CertificateAt, certificates_ever
from zones.roster.vocabulary import ENDINGS

TITLE = "一人一档"
HEAD, WIDTHS = ("证号", "发证日期", "发证机关", "现在"), (40, 30, 50, 50)
FILED = "dossier.person"


async def of_person(by: By, place: StationRow, person: int, span: Span, reason: str) -> Dossier:
    """One statement a register, and a few more. Raises BadReason, and NotYours for somebody of another station."""
    if reason not in REASONS:
        raise BadReason(reasons=list(REASONS.values()))
    scope = Scope((place.id,), person=person)
    async with transaction() as now:
        await check_within(scope, person)
        await note(by, FILED, "done", now, "person", person, reason)
    async with transaction(snapshot=True) as now:
        known = await person_facts(scope)
        held = _certificates(await certificates_ever(scope, person))
        first, *others = [await read(scope, span) for read in OF_A_PERSON]
    facts, made = (*known, ("为什么成册", REASONS[reason])), day_told(shanghai_day(now))
    return Dossier(TITLE, known[0][1], place.name, span.told, made, facts, (first, held, *others))


def _certificates(rows: list[CertificateAt]) -> Register:
    told = tuple(
        (
            mask("certificate", one.number),
            one.issued.isoformat() if one.issued else "",
            one.issuer,
            f"{ENDINGS[one.ending]} {one.ended.isoformat() if one.ended else ''}".strip() if one.ending else "持有",
        )
        for one in rows
        if one.ending != "mistaken"
    )
    return Register("保安员证登记", HEAD, WIDTHS, told, "证号只印头尾。")
