"""S-02 of sealed clues: neither words nor pictures lie in the database's files, its log of writes, our files or logs."""

import logging

import pytest

from lianfang.database import look
from lianfang.flows.clues.answer import answer
from lianfang.flows.clues.pieces import open_for, photo_for
from lianfang.settings import settings
from tests.conftest import Clock
from tests.lianfang.flows.clues.telling import AT, cast
from tests.lianfang.photos.pictures import as_file, scene
from tests.lianfang.vault.test_at_rest import CANARY, _files, _files_of
from tests.watch import key

WORDS, THANKS = "金丝雀在南墙根下面唱歌", "金丝雀的事查清楚了"


async def test_no_piece_of_a_clue_lies_anywhere_in_the_clear(
    db: str, clock: Clock, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    clock.set(AT)
    caplog.set_level(logging.DEBUG)
    here = await cast()
    clue = await here.tells(WORDS, (as_file(scene(), "JPEG"),))
    zhou = here.officers["周明远"]
    await answer(here.by("周明远"), here.desk, zhou, clue, 10, THANKS, key())
    pieces = {one.kind: one.id for one in await look(lambda: open_for(f"officer:{zhou}", clue))}
    assert list(pieces) == ["words", "photo", "answer"]
    picture = await look(lambda: photo_for(f"officer:{zhou}", clue, pieces["photo"]))
    assert picture
    canaries = [word.encode(code) for word in (WORDS, THANKS) for code in ("utf-8", "utf-16-le")]
    canaries += [piece.hex().encode() for piece in canaries[::2]] + [picture[40:72], picture[40:72].hex().encode()]
    folder = await _files_of(db)
    looked = found = 0
    for content, _ in (*_files(folder), *_files(settings().data), *_files(settings().keys)):
        looked += CANARY.encode() in content
        found += any(canary in content for canary in canaries)
    assert looked, "the search finds what is there"
    assert not found
    said = caplog.text + "".join(capfd.readouterr())
    assert WORDS not in said and THANKS not in said
