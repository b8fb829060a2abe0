"""Every reason and every event of a request has its words."""

import re
from datetime import timedelta
from pathlib import Path

import zones.aid.rules as rules
from lianfang.web.pages.desk_words import KINDS, clock, lasted, minutes
from tests.watch import NIGHT
from zones.aid.rules import who
from zones.aid.vocabulary import LEFT_OUT_WORDS

EVENT = re.compile(r'draft\.event\(\s*"(\w+)"')


def test_every_reason_of_the_rules_has_words_and_there_are_no_others() -> None:
    source = Path(who.__file__).read_text()
    body = source.partition("def who(")[2].partition("def metres(")[0]
    codes = set(re.findall(r'"(\w+)"', body)) - {"stay", "go", "own", "team", "joint", "held"}
    assert codes == set(LEFT_OUT_WORDS)


def test_every_event_of_the_rules_can_be_told() -> None:
    sources = "".join(path.read_text() for path in Path(rules.__file__).parent.glob("*.py"))
    assert {*EVENT.findall(sources), "recalled"} == KINDS


def test_times_are_told_as_people_say_them() -> None:

    assert clock(NIGHT) == "02:00" and clock(None) == ""
    assert [lasted(NIGHT, NIGHT + timedelta(seconds=s)) for s in (-5, 134, 3725)] == ["00:00", "02:14", "1:02:05"]
    assert [minutes(NIGHT, NIGHT + timedelta(seconds=s)) for s in (59, 120)] == ["不到 1 分钟", "2 分钟"]
