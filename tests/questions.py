"""A small bank of invented questions: topics in turn, kinds and levels mixed."""

from lianfang.database import transaction
from scoring.exams.bank.actions import add
from scoring.exams.bank.vocabulary import JUDGED, Kept, Question

TOPICS = ("消防", "急救", "礼仪")


def made(nth: int, kind: str = "single", topic: str = "", level: int = 1) -> Question:
    """Right is B; of a multiple AC; of a judgement 错."""
    options = JUDGED if kind == "judge" else (f"先跑开{nth}", f"先报告{nth}", f"先问清{nth}", f"先关门{nth}")
    return Question(
        code=f"T{nth:03}",
        kind=kind,
        topic=topic or TOPICS[nth % len(TOPICS)],
        asks=f"门岗看到第 {nth} 种情形，怎么办？",
        options=options,
        answer="AC" if kind == "multiple" else "B",
        because=f"第 {nth} 种情形，先报告再处置。",
        source="勤务常识",
        level=level,
    )


def kept(nth: int, kind: str = "single", topic: str = "", level: int = 1) -> Kept:
    """As the bank has it; its version's number is 1000 more than the question's."""
    return Kept(1000 + nth, nth, 1, made(nth, kind, topic, level))


async def bring_bank(bureau: int, count: int = 30) -> None:
    """Every third is a multiple, every third a judgement."""
    kinds = ("single", "multiple", "judge")
    async with transaction() as now:
        await add(bureau, [made(nth, kinds[nth % 3 - 1]) for nth in range(1, count + 1)], None, now)
