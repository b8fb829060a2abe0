"""An edition as a small book: the questions by topic with their answers, or the handbook."""

import base64

from bulletins.paper.booklet.vocabulary import BookAnswer, Booklet, BookQuestion, Chapter, Section
from lianfang.web.looks.study import EditionSeen
from lianfang.web.pages.handbook_paper import handbook_chapters
from lianfang.web.pages.questions_view import answer_said
from lianfang.web.pages.told import full_day
from scoring.exams.bank.vocabulary import KINDS, LETTERS, Question
from scoring.exams.study.vocabulary import Edition

TITLES = {"booklet": ("保安员资格考试", "学习资料"), "handbook": ("保安员联勤联防", "工作手册")}
SAYS = {
    "booklet": ("一天看几题，先自己答，", "再翻到章后对答案。", "闭卷考试，考场里不能带。"),
    "handbook": ("放在门岗，用得着的时候翻。", "最后一页的小卡剪下来，随身带。"),
}
EXAM = (
    "考试由市公安局组织，在电脑上做，闭卷，最少 100 题，90 分钟，60 分合格；没有合格的，免费补考一次。",
    "有单选题、多选题、判断题。多选题要选全，少选、多选都不对。",
    "公安部的题库不公开。这本资料里的题是分局题库的题，和真题不会一字一样，道理是一样的：看懂解释比背答案管用。",
)


def booklet_of(seen: EditionSeen, size: str) -> Booklet:
    """A5, or A4 in larger type. It says nothing of today: an edition is printed the same each time."""
    one = seen.edition
    chapters = _exam_chapters(seen) if seen.book is None else handbook_chapters(seen.book.text)
    return Booklet(
        size="A4" if size.upper() == "A4" else "A5",
        title=TITLES[one.kind],
        issuer=f"{seen.bureau}联勤联防办公室",
        edition=f"第 {one.number} 版　{full_day(one.day)}",
        says=SAYS[one.kind],
        chapters=chapters,
        colophon=_colophon(one, seen),
    )


def _colophon(one: Edition, seen: EditionSeen) -> tuple[str, ...]:
    of = (
        f"分局题库在用的 {len(seen.questions)} 道题"
        if seen.book is None
        else f"《{seen.book.text.title}》{seen.book.text.version}"
    )
    return (
        f"{one.called}，{full_day(one.day)}，照{of}印。",
        f"校验码 {one.digest}",
        f"{seen.bureau}联勤联防办公室印，免费发给保安员，不作考核依据。内容改了出新版，看第几版就知道是不是新的。",
    )


def _exam_chapters(seen: EditionSeen) -> tuple[Chapter, ...]:
    by_topic: dict[str, list[Question]] = {}
    for one in seen.questions:
        by_topic.setdefault(one.said.topic, []).append(one.said)
    outline = tuple(f"{topic}：{len(of)} 题" for topic, of in by_topic.items())
    first = Chapter(
        "怎么考，学什么", (Section("怎么考", EXAM), Section(f"学什么（共 {len(seen.questions)} 题）", steps=outline))
    )
    return (first, *(_chapter(topic, of, seen.pictures) for topic, of in by_topic.items()))


def _chapter(topic: str, questions: list[Question], pictures: dict[str, bytes]) -> Chapter:
    numbered = [*enumerate(questions, 1)]
    return Chapter(
        topic,
        questions=tuple(_question(nth, one, pictures.get(one.picture, b"")) for nth, one in numbered),
        answers=tuple(BookAnswer(str(nth), answer_said(one), one.because, one.source) for nth, one in numbered),
    )


def _question(nth: int, said: Question, picture: bytes) -> BookQuestion:
    options = () if said.kind == "judge" else tuple(zip(LETTERS, said.options, strict=False))
    return BookQuestion(
        str(nth), KINDS[said.kind], said.asks, options, base64.b64encode(picture).decode(), said.pictured
    )
