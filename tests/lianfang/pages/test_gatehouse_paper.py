"""Which units go into one print of gatehouse sheets."""

from msgspec.structs import replace

from bulletins.paper.vocabulary import AnnexZone
from lianfang.web.pages.gatehouse_paper import batches
from tests.bulletins.paper.sample_page import SAMPLE


def test_a_print_has_forty_sheets_at_most_and_no_unit_is_left_out_or_in_two_of_an_area() -> None:
    small = batches(SAMPLE)
    assert [word for word, _ in small][:2] == ["全部 37 家", "东片区 4 家"] and len(small) == 6
    row = ("1", "2/2", "—")
    wide = AnnexZone(("东片区（81家）", *row), tuple((f"第{nth}家", *row) for nth in range(81)))
    large = batches(replace(SAMPLE, annex=replace(SAMPLE.annex, zones=(wide, *SAMPLE.annex.zones[2:]))))
    assert [word for word, _ in large][:3] == [f"东片区 第 {span} 家" for span in ("1—40", "41—80", "81—81")]
    assert [name for _, units in large for _, name in units][:81] == [unit[0] for unit in wide.units]
    alone = replace(SAMPLE, annex=replace(SAMPLE.annex, zones=SAMPLE.annex.zones[:1]))
    assert [word for word, _ in batches(alone)] == ["全部 4 家"]
