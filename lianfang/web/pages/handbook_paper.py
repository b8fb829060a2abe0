"""工作手册 in chapters: the lasting words of `handbook_words`, and the rule book's clauses."""

from bulletins.paper.booklet.vocabulary import BookClause, Chapter, Section
from lianfang.compliance.law import SERVICE, Cited, article_text
from lianfang.web.pages.board_paper import OBJECT
from lianfang.web.pages.handbook_words import (
    CARD,
    CARD_BLANKS,
    CARD_TITLE,
    EMERGENCIES,
    MAY,
    MAY_NOT,
    OUTSIDE,
    PATROL,
    PHONES,
    ROLL_CALL,
    WHEN_CALLED,
    WRITTEN_BY_HAND,
)
from lianfang.web.pages.own_rules import by_duty
from lianfang.web.pages.prize_view import PAPER_SAYS, line_of
from lianfang.web.pages.rules_words import notes_of
from scoring.points.vocabulary.book import RuleBookText

ARTICLES = ("第二十九条", "第三十条", "第三十一条")


def handbook_chapters(book: RuleBookText) -> tuple[Chapter, ...]:
    """Of the rule book that its edition names."""
    return (
        Chapter(
            "能做什么，不能做什么",
            (
                Section("在自己单位里，可以", steps=MAY),
                Section("在外单位和路上", OUTSIDE),
                Section("到哪里都不能", steps=MAY_NOT),
                *(Section(f"《{SERVICE.name}》{article}", _paragraphs(article)) for article in ARTICLES),
            ),
        ),
        Chapter(
            "出了事怎么办",
            (
                Section("电话", PHONES, blanks=WRITTEN_BY_HAND),
                *(Section(title, steps=steps) for title, steps in EMERGENCIES),
                Section("别家求援，叫到您", steps=WHEN_CALLED),
            ),
        ),
        Chapter("岗位点名", (Section(steps=ROLL_CALL),)),
        Chapter("联勤联防巡逻", (Section(steps=PATROL),)),
        Chapter("怎么记分", (*_duties(book), Section("还要知道", steps=notes_of(book)))),
        Chapter("奖励、扣分和异议", (Section(steps=_fairness(book)),)),
        Chapter(CARD_TITLE, (Section(steps=CARD, blanks=CARD_BLANKS),), card=True),
    )


def _paragraphs(article: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in article_text(Cited(SERVICE, article, "")).splitlines() if part.strip())


def _duties(book: RuleBookText) -> tuple[Section, ...]:
    """As the guard's own page of rules has them, and who confirms."""
    who = {rule.clause: rule.confirmed_by for rule in book.rules}
    return tuple(
        Section(
            it.duty,
            clauses=tuple(
                BookClause(
                    text.removeprefix(it.duty),
                    points,
                    "；".join(part for part in (f"{who[text]}确认" if who[text] else "", terms) if part),
                )
                for text, points, terms in it.clauses
            ),
        )
        for it in by_duty(book)
    )


def _fairness(book: RuleBookText) -> tuple[str, ...]:
    return (
        f"奖励：{line_of(book.prizes)}公示五个工作日，钱由分局财务转账，不发现金。",
        f"扣分：{OBJECT}",
        "觉得哪一分没有记、记错了，手机“积分”里点开那一条就能提；没有手机的，到派出所值班台说。",
        "拒绝违法指令、处置、避险、交接班、送医，不扣分。",
        f"{PAPER_SAYS}。",
    )
