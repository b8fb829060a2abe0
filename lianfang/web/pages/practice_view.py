"""学习 in words: today's ten, a question on the screen, how the exam would go."""

from collections.abc import Iterable
from urllib.parse import urlencode

from lianfang.flows.unit.certificate_of import MyCertificate
from lianfang.web.answers import ReadRequest, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.practice import PracticeSeen
from lianfang.web.pages.guard import certificate_tag
from lianfang.web.pages.illustrated import illustrated
from lianfang.web.views import (
    Form,
    Judged,
    LearnPage,
    Link,
    Pick,
    PracticePage,
    PracticeQuestion,
    TopicsPage,
)
from scoring.exams.bank.vocabulary import KINDS, Kept
from scoring.exams.practice.rules.chance import Chance
from scoring.exams.practice.vocabulary import OWED, Answer

HOME = Link("回到学习", "/learn")
FEW = "题还做得少，再做几天才看得出来。"
NOTE = "按题库里的题估的，做得越多越准；考场上的题不一样，不作数。只给您自己看，不算分，单位和民警都看不到。"


def learn_page(request: ReadRequest, seen: PracticeSeen, certificate: MyCertificate) -> LearnPage:
    ten = seen.ten
    given = [answer for one in ten if (answer := seen.of_today(one))]
    left = len(ten) - len(given)
    return LearnPage(
        frame_of(request),
        today=_today(len(ten), len(given), sum(one.correct for one in given)),
        share=300 * len(given) // max(1, len(ten)),
        go=Link("接着做" if given else "做今天的题", "/learn/today") if left else None,
        lists=_lists(seen),
        chance=chance_words(seen.chance),
        chance_note=NOTE,
        certificate=certificate_tag(certificate),
        certificate_next=certificate.next,
        exam=f"离市局考试还有 {(seen.exam_on - seen.today).days} 天。" if seen.exam_on else "",
    )


def _today(all_: int, given: int, right: int) -> str:
    if not all_:
        return "题库里还没有题，请过一天再来。"
    if not given:
        return f"今天 {all_} 题，还没有做。"
    if given < all_:
        return f"今天 {all_} 题，做了 {given} 题，对 {right} 题。"
    return f"今天 {all_} 题做完了，对 {right} 题。明天再来。"


def _lists(seen: PracticeSeen) -> tuple[Link, ...]:
    book, now = len(seen.wrong), len(seen.to_mend)
    wrong = f"{book} 题，今天能练 {now} 题" if book else "没有错题"
    return (
        Link("错题本", "/learn/wrong", wrong),
        Link("按类别练", "/learn/topics", "挑一类，练 10 题"),
        Link("模拟机考", "/learn/sittings", "跟真考试一样：计时，交了卷才判"),
        Link("培训", "/learn/trainings", "接下来的、参加过的"),
    )


def chance_words(chance: Chance) -> str:
    """How it would go, with what it rests on; never a promise."""
    if chance.tenths is None:
        return FEW
    basis = f"练了 {chance.answered} 题，做对 {chance.right} 题；照这样去考，"
    if chance.tenths < 1:
        return f"{basis}十次过不了一次，还要多练。"
    return f"{basis}十次大约过{'一二三四五六七八九九'[chance.tenths - 1]}次{'多' if chance.tenths > 9 else ''}。"


def today_page(request: ReadRequest, seen: PracticeSeen, error: str = "") -> PracticePage:
    ten = seen.ten
    left = [(f"第 {nth} 题，共 {len(ten)} 题", one) for nth, one in enumerate(ten, 1) if not seen.of_today(one)]
    return _page(request, seen, "今天的题", "today", left, "今天的题做完了，明天再来。", error=error)


def wrong_page(request: ReadRequest, seen: PracticeSeen, error: str = "") -> PracticePage:
    done = f"今天的错题练完了。一题要在 {OWED} 个不同的日子都做对，才出错题本。" if seen.wrong else "没有错题。"
    return _page(request, seen, "错题本", "wrong", _numbered(seen.to_mend), done, error=error)


def topic_page(request: ReadRequest, seen: PracticeSeen, topic: str, error: str = "") -> PracticePage:
    left = _numbered(seen.of_topic(topic))
    return _page(request, seen, topic, "topics", left, "这一类的题，今天都练过了。", topic, error)


def _numbered(questions: list[Kept]) -> list[tuple[str, Kept]]:
    return [(f"第 {nth} 题，共 {len(questions)} 题", one) for nth, one in enumerate(questions, 1)]


def topics_page(request: ReadRequest, seen: PracticeSeen) -> TopicsPage:
    by_topic: dict[str, list[Kept]] = {}
    for one in seen.asked:
        by_topic.setdefault(one.said.topic, []).append(one)
    return TopicsPage(frame_of(request), tuple(_topic(seen, *one) for one in by_topic.items()))


def _topic(seen: PracticeSeen, topic: str, questions: list[Kept]) -> Link:
    met = [seen.known[one.question] for one in questions if one.question in seen.known]
    right = sum(one.correct for one in met)
    note = f"{len(questions)} 题，练过 {len(met)} 题，对 {right} 题" if met else f"{len(questions)} 题，还没有练过"
    return Link(topic, address("topics", topic), note)


def address(here: str, topic: str = "", answered: int | None = None) -> str:
    """Where a set of questions is; with an answer's number, that answer judged."""
    asked = {"topic": topic} if topic else {}
    query = urlencode(asked | ({"answered": str(answered)} if answered else {}))
    return f"/learn/{here}" + (f"?{query}" if query else "")


def _page(
    request: ReadRequest,
    seen: PracticeSeen,
    title: str,
    here: str,
    left: Iterable[tuple[str, Kept]],
    done: str,
    topic: str = "",
    error: str = "",
) -> PracticePage:
    questions = tuple(_question(head, one, here, topic) for head, one in left)
    back = Link("回到按类别练", "/learn/topics") if here == "topics" else HOME
    return PracticePage(frame_of(request), title, back, here, seen.today.isoformat(), questions, done, error=error)


def _question(head: str, one: Kept, here: str, topic: str) -> PracticeQuestion:
    said = one.said
    along = (("version", str(one.id)), ("here", here), ("topic", topic), ("phone_at", ""))
    return PracticeQuestion(
        version=one.id,
        head=f"{head} · {KINDS[said.kind]}",
        asks=said.asks,
        picks=tuple(Pick(letter, text) for letter, text in _options(one)),
        answer=said.answer,
        right=_right(one),
        because=said.because,
        source=said.source,
        form=Form("/learn/answers", new_key(), along),
        many=said.kind == "multiple",
        plain=said.kind == "judge",
        picture=illustrated(one),
    )


def _options(one: Kept) -> list[tuple[str, str]]:
    return list(zip("ABCDEF", one.said.options, strict=False))


def _right(one: Kept) -> str:
    chosen = [(letter, text) for letter, text in _options(one) if letter in one.said.answer]
    if one.said.kind == "judge":
        return chosen[0][1]
    return "；".join(f"{letter} {text}" for letter, text in chosen)


def closed_page(request: ReadRequest, why: str) -> PracticePage:
    """Nothing to practise; the way back to his paper."""
    return PracticePage(frame_of(request), "学习", Link("回到考试", "/learn/sittings"), "closed", "", (), why)


def judged_page(request: ReadRequest, one: Kept, given: Answer, here: str, topic: str, day: str) -> PracticePage:
    """An answer, judged by the server."""
    judged = Judged(
        given.latest.correct, one.said.asks, _right(one), one.said.because, one.said.source,
        Link("下一题", address(here, topic)), illustrated(one),
    )  # fmt: skip
    return PracticePage(frame_of(request), "做过的题", HOME, here, day, (), "", judged)
