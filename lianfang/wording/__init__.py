"""Every refusal's HTTP status and Chinese sentence: what happened, and what to do next. A test walks all refusals."""

from lianfang.wording import (
    backup,
    bulletin,
    commendations,
    daily,
    exams,
    exchange,
    house,
    prizes,
    register,
    seals,
    signup,
    sittings,
    training,
)
from lianfang.wording.book import ACTIONS, SUBJECTS
from zones.ground.refused import Refused

__all__ = ["ACTIONS", "SENTENCES", "SUBJECTS", "say", "status"]
TOPICS = (
    house,
    backup,
    daily,
    prizes,
    exchange,
    exams,
    commendations,
    sittings,
    signup,
    training,
    register,
    bulletin,
    seals,
)
SENTENCES: dict[str, tuple[int, str]] = {code: said for topic in TOPICS for code, said in topic.SENTENCES.items()}


def say(refused: Refused) -> str:
    """The sentence of a refusal, its facts filled in."""
    facts = {
        name: "、".join(map(str, fact)) if isinstance(fact, list | tuple) else fact
        for name, fact in refused.facts.items()
    }
    facts |= {"reason": _REASONS.get(str(facts.get("reason")), facts.get("reason", ""))}
    if isinstance(lacks := refused.facts.get("lacks"), list | tuple):
        facts["lacks"] = "；".join(_LACKS[lack].format(**facts) for lack in lacks)
    return SENTENCES[refused.code][1].format(**facts)


def status(refused: Refused) -> int:
    """The HTTP status of a refusal."""
    return SENTENCES[refused.code][0]


_REASONS = {"time": "用时太长", "memory": "占用内存太多", "crash": "读取时出错"}
_LACKS = {
    "short": "至少要 {least} 个字，汉字、字母、数字都算",
    "long": "最多 {most} 个字",
    "classes": "大写字母、小写字母、数字、其他符号，至少要有三种",
    "used_before": "前几次用过的不能再用",
    "own_name": "不能拿账号、姓名或平台的名字来拼",
    "repeated": "不能是重复的、按顺序的，或者键盘上挨着的",
    "common": "太常见，别人几下就能猜到",
}
