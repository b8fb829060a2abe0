"""看通报: the phone says what the paper says, and the reader's own unit stands first."""

import re

import pytest

from bulletins.paper.wording import printed
from bulletins.telling.gatehouse import UnitNotTold
from lianfang.web.pages.bulletin_read import bulletin_read
from lianfang.web.views import Frame, environment, render
from tests.bulletins.paper.sample_page import SAMPLE

FRAME = Frame(csrf="c5rf", path="/bulletins/12")


def test_every_word_of_the_paper_is_on_the_phone_with_the_units_own_row_first() -> None:
    html = render(environment(), bulletin_read(FRAME, SAMPLE, ("西片区", "酒都花园")))
    text = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", html))
    for part in SAMPLE.parts:
        assert all(printed(one.text) in text and printed(one.run_in) in text for one in part.paragraphs)
    for zone in SAMPLE.annex.zones:
        assert all("".join(printed(cell) for cell in unit) in text for unit in zone.units)
        assert "合计" + "".join(zone.sums[1:]) in text
    assert text.index("说到酒都花园的巡逻4人次应答/应到●14/14岗次") < text.index("一、可防性案件压降情况")


def test_an_office_reads_it_without_a_row_and_a_stranger_unit_is_refused() -> None:
    assert bulletin_read(FRAME, SAMPLE).own == ()
    with pytest.raises(UnitNotTold):
        bulletin_read(FRAME, SAMPLE, ("西片区", "区行政服务中心"))
