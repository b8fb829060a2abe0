"""What every bulletin of any week keeps to: whole sentences, no number that is not counted, nothing forbidden, nobody lined up."""

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import HealthCheck, given, settings

from bulletins.figures.flat import flat
from bulletins.figures.rules import findings
from bulletins.figures.vocabulary import Certified, Figures
from bulletins.telling.advice import proposals
from bulletins.telling.forbidden import faults
from bulletins.telling.page import Before, bureau_office, make_page, said
from tests.bulletins.telling.any_figures import two_weeks
from zones.ground.percent import change_percent, percent

ON = date(2018, 10, 15)
DAYS = re.compile(r"\d+年|\d+月\d+日(至(\d+年)?(\d+月)?\d+日)?")
BANDS = re.compile(r"\d+时至\d+时|\d+-\d+时")
PLACES = re.compile(r"（见图\d(、表\d)?）|第\d+期|不足20岗次|超过30天|共\d+家")
BROKEN = (
    "None",
    "nan",
    "{",
    "}",
    "由由",
    "，，",
    "；；",
    "。。",
    "、、",
    "：。",
    "；。",
    "，。",
    "、。",
    "（）",
    "由起",
    "为、",
    "，；",
)
ADVISED = ("cases", "answers", "patrols", "follow_up", "teaching")


def sentences(now: Figures, last: Figures | None) -> tuple[list[str], tuple[str, ...]]:
    """What the page says, and the texts advised; last week's advice was all printed, about whatever was then found."""
    about = {one.rule: one.about for one in findings(last, None)} if last else {}
    before = Before(last, ADVISED, about) if last else None
    advised = tuple(one.text for one in proposals(now, findings(now, last), ON))
    return said(make_page(now, before, bureau_office("柳河分局"), advised, 3, ON, "")), advised


def shown(value: float) -> set[str]:
    return {f"{value:.0f}", f"{value:.1f}"} if float(value).is_integer() else {f"{value:.1f}"}


def derived(now: Figures, last: Figures | None) -> Iterator[float]:
    """Numbers that a sentence may work out from figures: changes, differences, what is left over."""
    for week in (now, last) if last else (now,):
        for one in flat(week):
            if one.value is not None:
                yield one.value
        yield week.exam.guards - week.exam.certified
        yield week.exam.guards - week.exam.certified - week.exam.pending
        without = [one.patrols - one.flag_patrols for one in week.patrol.by_zone.values()]
        yield from (sum(without), *without)
        yield from (len(week.units), len(week.cases.by_zone))
        yield from _shares(week)
        yield from range(4, len(week.cases.by_zone) + 1)  # so many areas, where more than three are meant
    if last:
        was = {one.path: one.value for one in flat(last)}
        for one in flat(now):
            before = was.get(one.path)
            if one.value is not None and before is not None:
                yield abs(round(one.value - before, 1))
                if isinstance(before, int) and isinstance(one.value, int):
                    yield abs(change_percent(one.value, before) or 0)


def _shares(week: Figures) -> Iterator[float]:
    def of(chosen: list[Certified]) -> float:
        return percent(sum(one.certified for one in chosen), sum(one.guards for one in chosen)) or 0

    for word in (True, False):
        yield of([one for name, one in week.exam.by_category.items() if ("小区" in name) == word])
    known = week.awareness
    if known:
        yield percent(known.guards_knew, known.guards_asked) or 0
        yield percent(known.public_knew, known.public_asked) or 0


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(two_weeks())
def test_every_sentence_of_any_week_is_whole_counted_and_allowed(weeks: tuple[Figures, Figures | None]) -> None:
    now, last = weeks
    texts, advised = sentences(now, last)
    whole = "\n".join(texts)
    assert not [mark for mark in BROKEN if mark in whole], whole
    assert not faults(texts)
    assert "现将有关情况通报如下：" in whole
    for clause in re.split("[，。；：、\n]", whole):
        assert len(re.findall("由[^，。；]*?(?:升至|降至)", clause)) <= 1, clause
    allowed = set().union(*(shown(value) for value in derived(now, last)))
    bare = BANDS.sub("", DAYS.sub("", PLACES.sub("", whole)))
    assert not (found := set(re.findall(r"\d+(?:\.\d+)?", bare)) - allowed), (found, bare)
    assert len(advised) <= 4 and all(text.count("。") == 2 and text.endswith("。") for text in advised)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(two_weeks())
def test_no_per_cent_from_a_small_base_and_nobody_is_lined_up(weeks: tuple[Figures, Figures | None]) -> None:
    now, last = weeks
    texts, advised = sentences(now, last)
    for text in (*texts, *advised):
        for base in re.findall(r"由(\d+)\D+?(?:升至|降至)\d+\D+?，(?:上升|下降)\d", text):
            assert int(base) >= 10, text
        for weak in re.findall("需关注：([^\n]*)|好转：([^。]*)", text):
            for clause in re.split("[；。]", "；".join(weak)):
                assert sum(area in clause for area in now.cases.by_zone) <= 3, clause


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(two_weeks())
def test_every_proposal_says_who_and_by_when_and_rests_on_counts(weeks: tuple[Figures, Figures | None]) -> None:
    now, last = weeks
    for one in proposals(now, findings(now, last), ON):
        assert one.owner and one.due and one.due > ON
        assert any(sign.isdigit() for sign in one.evidence)
