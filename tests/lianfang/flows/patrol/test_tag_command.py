"""lianfang tag write: the address and the key that a tag needs, so that what it then shows is read as its checkpoint's."""

import re
from argparse import Namespace
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.cli.tags import write
from lianfang.codes.tags import sun_mac
from lianfang.database import look
from lianfang.flows.patrol.change_checkpoint import put_up_tag
from lianfang.flows.patrol.shown import Shown
from tests.checkpoints import UID, on_the_way, press
from tests.conftest import Clock
from tests.watch import key
from zones.patrol.reads.checkins import checkpoint


async def test_a_tag_that_was_written_as_told_checks_in(db: str, clock: Clock, capsys: Any) -> None:
    here = await on_the_way(clock)
    found = await look(lambda: checkpoint(here.scope, here.points[0]))
    assert found
    await write(Namespace(station="洋河派出所", digits=found.digits, uid=UID.hex(":")))
    told = capsys.readouterr().out
    code, secret = re.findall(r"/q/([^?]+)\?", told)[0], re.findall(r"[0-9A-F]{32}", told)[-1]
    await put_up_tag(OPERATOR, here.scope.stations[0], found.id, UID.hex(), key())
    shown = Shown(code, UID.hex(), "000001", sun_mac(bytes.fromhex(secret), UID, 1).hex())
    assert (await press(here, shown)).reasons == ""
