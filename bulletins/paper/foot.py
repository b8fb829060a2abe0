"""What stands at the foot of the last page, in points: 报 送 发 of a 简报, the 版记 of a 公文, the heads of the chains."""

from math import ceil

from bulletins.paper import grid, ink
from bulletins.paper.vocabulary import Page

HEADS_SIZE, HEADS_LINE, RULE_LINE = 7.0, 9.0, 24.0


def words_of(page: Page) -> tuple[tuple[str, str], ...]:
    """The labelled lines above the copies; a 公文 names its addressees at the top, so 抄送 stands alone here."""
    if page.form == "letter":
        return (("抄送", page.cc),) if page.cc else ()
    labelled = (("报", page.foot.report_to), ("送", page.foot.send_to), ("发", page.foot.issue_to))
    return tuple((label, text) for label, text in labelled if text)


def foot_height(page: Page) -> float:
    """The words in lines of 14 pt beside the QR, which asks for at least three; under them what only a letter has, and the heads."""
    room = grid.WIDTH - (2 + grid.FOOT_INDENT) * grid.FOOT_SIZE - (grid.QR if page.foot.verify else 0)
    texts = [text for _, text in words_of(page)]
    texts[-1:] = [(texts[-1] if texts else "") + "　共印0000份"]
    lines = sum(ceil(ink.width_of(text, grid.FOOT_SIZE) / room) for text in texts)
    issued = RULE_LINE if page.form == "letter" else 0
    return (
        max(lines * grid.FOOT_LINE, grid.QR if page.foot.verify else 0) + grid.FOOT_FRAME + issued + heads_height(page)
    )


def heads_height(page: Page) -> float:
    return HEADS_LINE * ceil(ink.width_of(page.heads, HEADS_SIZE) / grid.WIDTH) + 1 if page.heads else 0
