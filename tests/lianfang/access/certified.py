"""The register of a town: at each place its guard holds a certificate with a picture."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.certificates.register import OF_CERTIFICATE, register
from tests.lianfang.access.prized import Stand
from tests.lianfang.access.told import Places
from tests.lianfang.photos.albums import stored
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.vocabulary import Entry

SOMEBODY = 997
"""An account that nobody signs in to."""


async def certify_all(at: dict[str, Stand]) -> dict[str, Places]:
    """certificate, certificate_photo → their ids by place."""
    found: dict[str, Places] = {"certificate": {}, "certificate_photo": {}}
    async with transaction() as now:
        issued = shanghai_day(now) - timedelta(days=400)
    for nth, (place, one) in enumerate(at.items()):
        entry = Entry(f"苏20170000{nth:02d}", issued, "宿迁市公安局")
        made = await register(OPERATOR, Scope((one.station,)), SOMEBODY, one.person, entry, b"", key())
        found["certificate"][place] = str(made)
        found["certificate_photo"][place] = str(await stored(subject=OF_CERTIFICATE, thing=made))
    return found
