"""Letters that were not delivered: seen, sent again under the same key or let be; and how long notices are kept."""

from argparse import Namespace
from datetime import timedelta

import pytest

from lianfang import jobs
from lianfang.audit.tables import AuditLine
from lianfang.cli import notices as command
from lianfang.flows.ops.tidy import tidy
from lianfang.notices import keeping
from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.errors import LetterGone, NoSuchLetter
from lianfang.notices.tables import Notice, Sending
from lianfang.settings import BadSetting, read
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, hook, states, tell
from tests.lianfang.ops.looking import bad, told
from tests.watch import NIGHT

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _typed(letter: int = 0) -> Namespace:
    return Namespace(station="", letter=letter)


async def _dead(clock: Clock) -> tuple[Box, int]:
    """A hook that took nothing; the letter's id."""
    clock.set(NIGHT)
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    box = Box()
    box.refuse = lambda letter: NotTaken("http_410", permanent=True)
    await drain(deliverer(box, Box("console", outer=False)))
    return box, int((await Sending.raw("SELECT id FROM sending WHERE state = 'dead'"))[0]["id"])


async def test_a_dead_letter_is_an_alarm_until_somebody_has_looked_at_it(db: str, clock: Clock) -> None:
    _, letter = await _dead(clock)
    assert await bad() == ["letter_dead"]
    await jobs.check()
    assert [code for _, code in await told("ops_trouble")] == ["letter_dead"]
    await command.leave(_typed(letter))
    assert await bad() == [] and await states() == [("dead", 1, "http_410"), ("waiting", 0, "")]
    (line,) = await AuditLine.raw("SELECT actor, action, subject, thing FROM audit_line")
    assert line == {"actor": "operator", "action": "letter.leave", "subject": "letter", "thing": letter}


async def test_sent_again_hours_later_it_arrives_under_the_same_key(
    db: str, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    box, letter = await _dead(clock)
    clock.set(NIGHT + 5 * HOUR)
    await command.list_dead(_typed())
    assert (
        capsys.readouterr().out == f"{letter}　11-21 02:00　news:desk:1:0:　hook.example.cn:443　试了 1 次　http_410\n"
    )
    await command.again(_typed(letter))
    assert await bad() == []
    box.refuse = lambda one: None
    await drain(deliverer(box))
    assert dict(box.effects) == {"news:desk:1:0:": 1} and await states() == [("sent", 1, "")]
    capsys.readouterr()
    await command.list_dead(_typed())
    assert capsys.readouterr().out == "没有送不到的通知。\n"
    with pytest.raises(LetterGone):
        await command.again(_typed(letter))
    with pytest.raises(NoSuchLetter):
        await command.again(_typed(letter + 99))


async def test_one_that_dies_again_is_to_be_looked_at_again_and_has_an_hour_anew(db: str, clock: Clock) -> None:
    box, letter = await _dead(clock)
    clock.set(NIGHT + 5 * HOUR)
    await command.again(_typed(letter))
    box.refuse = lambda one: NotTaken("http_503")
    await drain(deliverer(box))
    assert await states() == [("waiting", 1, "http_503")], "tried, not expired"
    clock.set(NIGHT + 6 * HOUR + DAY)
    await drain(deliverer(box))
    assert await states() == [("dead", 1, "expired")] and await bad() == ["letter_dead"]


async def test_notices_go_after_half_a_year_in_batches_but_none_that_somebody_has_to_see(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    _, letter = await _dead(clock)
    for nth in range(5):
        await tell("desk:1", mark=f"old-{nth}")
    await drain(deliverer(Box(), Box("console", outer=False)))
    clock.set(NIGHT + 183 * DAY)
    await tidy()
    assert await Notice.count() == 6
    clock.set(NIGHT + 184 * DAY + HOUR)
    await tell("desk:1", mark="young")
    await tidy()
    kept = [row["key"] for row in await Notice.raw("SELECT key FROM notice ORDER BY id")]
    assert kept == ["news:desk:1:0:", "news:desk:1:0:young"]
    await command.leave(_typed(letter))
    await tidy()
    assert await Notice.count() == 1 and await Sending.count().where(Sending.state == "dead") == 0


@pytest.mark.parametrize("days", ["183", "0", "-1", "3661", "many"])
def test_logs_are_kept_for_half_a_year_at_least(days: str) -> None:
    with pytest.raises(BadSetting):
        read({"LIANFANG_NOTICES_KEPT_DAYS": days})
    assert read({}).notices_kept_days == 184


@pytest.mark.parametrize(
    "url", ["ftp://hc.example.cn/1", "https://hc.example.cn/1?x=1", "hc.example.cn", "https://u@h/1"]
)
def test_an_address_that_no_watcher_has_is_refused(url: str) -> None:
    with pytest.raises(BadSetting):
        read({"LIANFANG_DEADMAN_URL": url})
