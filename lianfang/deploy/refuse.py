"""Production does not start unfit."""

from lianfang.deploy.checks import judged
from lianfang.deploy.look import look
from lianfang.settings import settings
from zones.ground.refused import Refused


class UnfitToServe(Refused):
    """Something that could be known before the first request is wrong."""

    code = "unfit_to_serve"


async def refuse_unfit() -> None:
    """Outside production nothing is asked. Raises UnfitToServe."""
    if not settings().production:
        return
    faults = [result.fault for result in judged(await look(settings())) if result.stops and not result.ok]
    if faults:
        raise UnfitToServe(faults="\n".join(f"- {fault}" for fault in faults))
