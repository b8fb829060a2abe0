"""A small book: contents with page numbers, answers behind each chapter, the same bytes each time, A4 larger than A5."""

import io

from pypdf import PdfReader

from bulletins.paper.booklet.html import booklet_html
from bulletins.paper.booklet.vocabulary import BookAnswer, BookClause, Booklet, BookQuestion, Chapter, Section
from bulletins.paper.press import print_pdf
from bulletins.paper.vocabulary import Printed

MM_A_POINT = 25.4 / 72


def book(questions: int = 30, size: str = "A5", asks: str = "电器着火先做什么？") -> Booklet:
    fire = Chapter(
        "消防",
        questions=tuple(
            BookQuestion(str(n), "单选题", asks, (("A", "断电"), ("B", "泼水"))) for n in range(1, questions + 1)
        ),
        answers=tuple(BookAnswer(str(n), "A", "带电泼水会触电。", "消防常识") for n in range(1, questions + 1)),
    )
    rules = Chapter("怎么记分", (Section("治安巡防", clauses=(BookClause("走完一轮，记3分", "+3", "民警确认"),)),))
    card = Chapter("小卡", (Section(steps=("110 报警",), blanks=("值班台",)),), card=True)
    return Booklet(
        size,  # type: ignore[arg-type]
        ("保安员资格考试", "学习资料"),
        "洋河分局",
        "第 1 版",
        ("先自己答。",),
        (fire, rules, card),
        ("校验码 9f86d081",),
    )


def pages(made: Printed) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.pdf)).pages]


def test_the_contents_name_the_page_on_which_a_chapter_begins() -> None:
    said = pages(print_pdf(booklet_html(book())))
    listed = said[1]
    for title in ("消防", "怎么记分", "小卡"):
        number = int(listed.partition(title)[2].lstrip(".").partition("—")[0].split("怎")[0].split("小")[0])
        assert title in said[number - 1] and f"—{number}—" in said[number - 1]


def test_answers_stand_behind_the_questions_of_their_chapter_and_the_digest_on_the_last_page() -> None:
    said = pages(print_pdf(booklet_html(book())))
    whole = "".join(said)
    assert whole.count("带电泼水会触电。消防常识") == 30
    assert whole.index("答案和解释") > whole.index("30．电器着火先做什么")
    assert "校验码9f86d081" in said[-1] and "校验码" not in "".join(said[:-1])


def test_a5_and_a4_say_the_same_and_the_same_book_is_the_same_bytes() -> None:
    small, large = print_pdf(booklet_html(book())), print_pdf(booklet_html(book(size="A4")))
    for made, width in ((small, 148), (large, 210)):
        assert made.missing == ()
        assert round(float(PdfReader(io.BytesIO(made.pdf)).pages[0].mediabox.width) * MM_A_POINT) == width
    assert small.pdf == print_pdf(booklet_html(book())).pdf


def test_hostile_words_stand_as_they_are() -> None:
    assert "<b>&{{7*7}}" in "".join(pages(print_pdf(booklet_html(book(1, asks="<b>&{{7*7}}")))))
