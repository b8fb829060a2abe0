"""Which questions a round asks, what one who was asked adds to the counts, and how a rate is told. Pure."""

from collections.abc import Sequence
from random import Random

from scoring.exams.bank.vocabulary import JUDGED, LETTERS, YES, Kept
from scoring.exams.spot.errors import BadSpot, NothingAsked
from scoring.exams.spot.vocabulary import JUDGED_FROM, LEAST, MOST, MOST_ASKS, MOST_EXPECTS, MOST_TITLE, Item, Known
from zones.ground.percent import percent


def planned(title: str, lines: str, bank: Sequence[Kept], draw: int, seed: str) -> tuple[str, tuple[Item, ...]]:
    """One's own lines (question ｜ what counts as known), then so many drawn from the bank. Raises BadSpot."""
    said = title.strip()
    if not 0 < len(said) <= MOST_TITLE:
        raise BadSpot(why=f"名称要写，最多 {MOST_TITLE} 个字")
    own = [_own(line) for line in lines.splitlines() if line.strip()]
    if not 0 <= draw <= MOST or not LEAST <= len(own) + draw <= MOST:
        raise BadSpot(why=f"一共要 {LEAST} 到 {MOST} 题，现在自己写的 {len(own)} 题，题库抽 {max(draw, 0)} 题")
    fit = [one for one in bank if one.said.kind != "multiple" and not one.said.picture]
    if len(fit) < draw:
        raise BadSpot(why=f"这一类能口头问的题只有 {len(fit)} 道，换一类，或者少抽几道")
    asked = own + [_drawn(one) for one in Random(seed).sample(fit, draw)]
    return said, tuple(Item(nth, *one) for nth, one in enumerate(asked, 1))


def _own(line: str) -> tuple[str, str, None]:
    asks, _, expects = (part.strip() for part in line.replace("|", "｜").partition("｜"))
    if not asks or not expects:
        raise BadSpot(why=f"“{line.strip()[:20]}”要写成 问什么｜怎么答算知道")
    if len(asks) > MOST_ASKS or len(expects) > MOST_EXPECTS:
        raise BadSpot(why=f"“{asks[:20]}”太长，问的最多 {MOST_ASKS} 个字，答的最多 {MOST_EXPECTS} 个字")
    return asks, expects, None


def _drawn(one: Kept) -> tuple[str, str, int]:
    """As it can be asked aloud: a judgement as 对不对, a single choice without its options."""
    said = one.said
    if said.kind == "judge":
        return (
            f"对不对：{said.asks}"[:MOST_ASKS],
            f"{JUDGED[said.answer != YES]}。{said.because}"[:MOST_EXPECTS],
            one.id,
        )
    return said.asks, said.options[LETTERS.index(said.answer)][:MOST_EXPECTS], one.id


def heard(items: Sequence[Item], answers: dict[int, str]) -> dict[int, Known]:
    """By question: yes and no count, what was not asked does not. Raises NothingAsked."""
    found = {one.nth: Known(1, answers[one.nth] == "yes") for one in items if answers.get(one.nth, "") in ("yes", "no")}
    if not found:
        raise NothingAsked()
    return found


def told(known: Known) -> str:
    """知晓率 from twenty on; before that so many of so many, which nobody judges."""
    if not known.asked:
        return "没有问"
    if known.asked < JUDGED_FROM:
        return f"问 {known.asked} 题次，知道 {known.knew}，还少，不算率"
    return f"知晓率 {percent(known.knew, known.asked)}%（问 {known.asked} 题次，知道 {known.knew}）"
