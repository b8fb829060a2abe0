"""Which settings are possible, and which thresholds hold for which week."""

import pytest
from msgspec.structs import replace

from bulletins.figures.rules import DEFAULT
from bulletins.publishers.errors import BadBefore, BadForm, BadLead, BadLimit, BadSince
from bulletins.publishers.rules import changes, check, held, limits_from, since_open
from bulletins.publishers.vocabulary import LIMITS, Change, Settings
from zones.ground.weeks import Week

NOW = Settings("brief", "", 0, True, DEFAULT)
W48 = Week(2026, 48)
USUAL = {limit.name: f"{limit.default:g}" for limit in LIMITS}


def test_every_threshold_has_its_sentence_and_its_default_is_possible() -> None:
    assert {limit.name for limit in LIMITS} == set(DEFAULT.__struct_fields__)
    assert limits_from(USUAL) == DEFAULT
    check(NOW, 0)


@pytest.mark.parametrize(
    ("wanted", "least", "why"),
    [
        (replace(NOW, form="poem"), 0, BadForm),
        (replace(NOW, document_lead="洋公〔2018〕"), 0, BadLead),
        (replace(NOW, document_lead="洋" * 21), 0, BadLead),
        (replace(NOW, issued_before=4), 5, BadBefore),
        (replace(NOW, issued_before=10_001), 0, BadBefore),
        (replace(NOW, limits=replace(DEFAULT, low_rate=101.0)), 0, BadLimit),
        (replace(NOW, limits=replace(DEFAULT, least_asked=19)), 0, BadLimit),
    ],
)
def test_what_cannot_be_is_refused(wanted: Settings, least: int, why: type[Exception]) -> None:
    with pytest.raises(why):
        check(wanted, least)


@pytest.mark.parametrize("text", ["", "3.5", "-1", "三", "９", "1e3", "nan"])
def test_a_whole_number_is_typed_as_one(text: str) -> None:
    with pytest.raises(BadLimit):
        limits_from(USUAL | {"least_cases": text})
    assert limits_from(USUAL | {"low_rate": "92.5"}).low_rate == 92.5


def test_a_threshold_holds_from_its_week_and_the_last_decision_counts() -> None:
    def to(value: str, since: str) -> Change:
        return Change("least_cases", "3", value, since)

    made = (to("5", "2026-W50"), to("4", "2026-W48"), Change("form", "brief", "letter"))
    cases = {week: held(made, Week(2026, week)).least_cases for week in (47, 48, 50)}
    assert cases == {47: 3, 48: 4, 50: 4}, "decided later, so it counts for 50, too"
    assert held((to("4", "2026-W48"), to("5", "2026-W50")), Week(2026, 49)).least_cases == 4


def test_a_change_says_from_what_to_what_and_from_when() -> None:
    after = replace(NOW, form="letter", automatic=False, limits=replace(DEFAULT, low_rate=92.5))
    assert changes(NOW, after, W48) == (
        Change("form", "brief", "letter"),
        Change("automatic", "yes", "no"),
        Change("low_rate", "90", "92.5", "2026-W48"),
    )
    assert changes(NOW, NOW, W48) == ()


def test_earlier_drafts_do_not_change() -> None:
    since_open(W48, W48)
    since_open(Week(2027, 3), W48)
    for week in (W48.previous, Week(2027, 4)):
        with pytest.raises(BadSince):
            since_open(week, W48)
