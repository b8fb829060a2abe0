"""A run of prizes brought to where the next step begins."""

from datetime import date

from lianfang.audit.actions import OPERATOR
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.pay import pay
from scoring.points.deductions.vocabulary import Hand
from scoring.prizes.tables import PrizeRun
from tests.lianfang.access.town import Town
from tests.watch import key
from zones.ground.scope import Scope

ONE, OTHER = Hand(997, None), Hand(996, None)


async def to_add(here: Town) -> dict[str, str]:
    return {"whose": f"p{here.persons['o']}", "yuan": "100", "words": "把落水的孩子救了上来"}


async def public(here: Town) -> dict[str, str]:
    """Its notice is over."""
    await PrizeRun.raw(
        "UPDATE prize_run SET state = 'public', notice_until = {} WHERE id = {} AND state = 'draft'",
        date(2018, 10, 12),
        int(here.told["run"]["o"]),
    )
    return {"step": "take_back"}


async def approved(here: Town) -> dict[str, str]:
    run = int(here.told["run"]["o"])
    await public(here)
    if await PrizeRun.raw("SELECT id FROM prize_run WHERE id = {} AND state = 'public'", run):
        await approve(OPERATOR, ONE, _of(here), run, key())
    return {"document": "洋财〔2018〕9号"}


async def to_void(here: Town) -> dict[str, str]:
    await approved(here)
    return {"act": "void", "why": "refused"}


async def paid(here: Town) -> dict[str, str]:
    await approved(here)
    if await PrizeRun.raw("SELECT id FROM prize_run WHERE id = {} AND state = 'approved'", int(here.told["run"]["o"])):
        await pay(OPERATOR, OTHER, _of(here), int(here.told["run"]["o"]), "转9号", key())
    return {"act": "paper"}


def _of(here: Town) -> Scope:
    return Scope((int(here.stations["o"]),))
