"""考试 in a guard's own copy: what he sat, with how much, and what he answered once all were through."""

from lianfang.web.pages.sitting_view import points
from lianfang.web.pages.told import moment
from lianfang.web.views import CopyPart, Fact
from scoring.exams.sittings.reads import Given, OwnPaper
from scoring.exams.sittings.vocabulary import KINDS, OFFS, VOIDS


def sat(papers: list[OwnPaper], answers: list[Given]) -> list[CopyPart]:
    """One part of all papers, one of each paper's answers."""
    if not papers:
        return []
    parts = [CopyPart("考试（不算积分）", tuple(_paper(one) for one in papers))]
    for one in papers:
        given = [answer for answer in answers if answer.attempt == one.attempt.id]
        facts = tuple(Fact(answer.asks, "；".join(answer.chosen)) for answer in given)
        parts += [CopyPart(f"答卷：{one.title}，{moment(one.attempt.begun_at)} 开始", facts)] if facts else []
    return parts


def _paper(one: OwnPaper) -> Fact:
    paper = one.attempt
    ended = f"，{moment(paper.ended_at)} 结束" if paper.ended_at else ""
    return Fact(f"{one.title}（{KINDS[one.kind]}）", _state(one), f"{moment(paper.begun_at)} 开始{ended}")


def _state(one: OwnPaper) -> str:
    paper = one.attempt
    if paper.state == "open":
        return "正在考"
    if paper.state == "void":
        return f"作废：{(VOIDS | OFFS)[paper.reason]}"
    called = "补考，" if paper.number == 2 else ""
    return f"{called}{points(paper.points or 0)} 分，{'合格' if one.passed else '没有合格'}，答对 {paper.correct} 道"
