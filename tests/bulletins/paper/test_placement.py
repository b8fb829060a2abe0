"""Where figures stand, counted in lines: 22 to a page, nine of them taken by head and title on the first."""

from bulletins.paper.placement import Figures, Flow, Place, Text, best, outcome


def flow(*lines: int, figures: tuple[Figures, ...] = (), after: int = 2) -> Flow:
    texts = [Text(3)]
    for number, count in enumerate(lines):
        texts += [Text(1), Text(count, number)]
    return Flow(9, tuple(texts), figures, after)


def test_a_figure_stands_after_its_paragraph_where_there_is_room() -> None:
    assert best(flow(3, figures=(Figures(0, 5),))) == (Place(0),)


def test_a_figure_without_room_goes_to_the_foot_and_the_text_flows_on() -> None:
    assert best(flow(6, 12, figures=(Figures(0, 5),))) == (Place(0, foot=True),)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    assert outcome(flow(8, 5), ()).blank == 1  # one line was left: the heading went over to the next page
    assert outcome(flow(7, 5), ()).blank == 0  # two were left: the heading and a line of its paragraph


def test_figures_keep_their_order() -> None:
    placed = best(flow(9, 2, 2, 9, figures=(Figures(0, 6), Figures(1, 9), Figures(2, 5))))
    assert outcome(flow(9, 2, 2, 9, figures=(Figures(0, 6), Figures(1, 9), Figures(2, 5))), placed).out_of_order == 0


def test_a_foot_that_does_not_fit_beside_its_anchor_is_never_chosen() -> None:
    for size in range(1, 14):
        text = flow(size, 20, figures=(Figures(0, 6), Figures(1, 7)))
        assert outcome(text, best(text)).broken == 0


def test_many_figures_are_still_placed_quickly() -> None:
    figures = tuple(Figures(n, 5) for n in range(12))
    assert len(best(flow(*[4] * 12, figures=figures))) == 12


def test_a_paragraph_without_words_anchors_nothing_at_the_foot() -> None:
    [place] = best(flow(0, 9, 9, figures=(Figures(0, 5),)))
    assert place != Place(0, foot=True)


def test_a_last_page_does_not_hold_one_forgotten_line() -> None:
    text = Flow(9, (Text(3), Text(1), Text(26, 0)), (Figures(0, 6),), 4)
    assert outcome(text, (Place(0, foot=True),)).last == 1
    assert best(text) == (Place(0),)
