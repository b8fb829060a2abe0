"""The bulletin as a paragraph for the chat group: plain facts, and where the whole stands."""

from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.telling.five import five
from bulletins.telling.phrases import NUMERALS, listed

LONGEST = 300


def paragraph(page: Page, now: Figures, last: Figures | None, advised: tuple[str, ...], where: str) -> str:
    """At most 300 characters. `advised` are the bulletin's own (小标题。句子。), `where` says where the whole stands.

    What does not fit is left out from the end: advice first, then figures; never the number and never `where`.
    """
    opens = f"{page.masthead}{page.issue_no}（{page.date}）："
    counted = bool(now.week)  # a supplement has a title and no figures
    facts = [f"{one.label}{one.text}" for one in five(now, last)] if counted else ["".join(page.title)]
    heads = [text.split("。")[0] for text in advised[: len(NUMERALS)]] if counted else []
    tries = [(facts, heads[:n]) for n in range(len(heads), -1, -1)] + [
        (facts[:n], []) for n in range(len(facts) - 1, 0, -1)
    ]
    told = [opens + "；".join(said) + "。" + advice(some) + where for said, some in tries]
    return next((text for text in told if len(text) <= LONGEST), opens + where)


def advice(heads: list[str]) -> str:
    return f"本期建议：{listed(heads)}。" if heads else ""
