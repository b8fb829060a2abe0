"""Which passwords are taken, and when one has to be renewed. Two policies; pure questions, no hashes here.

nist: NIST SP 800-63B-4, 3.1.1.2: long, not on a list of the guessable, no classes, no expiry. dengbao3: GB/T 22239-2019,
8.1.4.1 a), as inspectors of the third level read it: classes, the last five barred, renewed after ninety days.
"""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

from zxcvbn import zxcvbn

from lianfang.accounts.errors import WeakPassword

POLICIES = ("nist", "dengbao3")
REMEMBERED = {"nist": 0, "dengbao3": 5}
"""How many former passwords of an account are kept (as hashes) and barred."""
LASTS = {"dengbao3": timedelta(days=90)}
LONGEST = 256
"""Enough for any sentence; what is longer only keeps the hashing thread busy."""
PRODUCT = ("lianfang", "lianqin", "lianqinlianfang", "保安联勤联防平台", "保安联勤联防", "联勤联防", "联防", "联勤")
EVERYDAY = (
    *(
        "一二三四五六七八九十",
        "零一二三四五六七八九",
        "甲乙丙丁",
        "天王盖地虎",
        "宝塔镇河妖",
        "床前明月光",
        "疑是地上霜",
    ),
    *("密码", "管理员", "办公室", "派出所", "公安局", "分局", "保安员", "保安", "民警", "辅警", "值班", "我爱你"),
    *("mima", "guanliyuan", "bangongshi", "paichusuo", "gonganju", "baoan", "minjing", "woaini", "jingcha"),
)
"""What people here put into passwords and zxcvbn's English lists do not know."""
_JUDGED = 32
"""Characters that zxcvbn sees: its time grows with the cube of the length, and a weak beginning is refused anyway."""


def normalised(password: str) -> str:
    """One spelling for what looks the same, before counting and before hashing: phones and desks type it differently."""
    return unicodedata.normalize("NFC", password)


def check(
    password: str, policy: str, login: str, person_names: Iterable[str], used_before: bool, second: bool = False
) -> None:
    """Raises WeakPassword: `lacks` lists what is missing, `least` and `most` are in characters.

    `second`: the account cannot be opened without its second factor, so fewer characters will do.
    """
    text, least = normalised(password), least_length(policy, second)
    lacks = []
    if len(text) < least:
        lacks.append("short")
    if len(text) > LONGEST:
        lacks.append("long")
    if policy == "dengbao3" and classes(text) < 3:
        lacks.append("classes")
    if used_before and REMEMBERED[policy]:
        lacks.append("used_before")
    if not lacks and (weakness := _weakness(text, (login, *person_names), least)):
        lacks.append(weakness)
    if lacks:
        raise WeakPassword(lacks=lacks, least=least, most=LONGEST)


def least_length(policy: str, second: bool) -> int:
    """Characters: NIST's fifteen where the password stands alone, eight beside a second factor; ten for dengbao3."""
    if policy == "dengbao3":
        return 10
    return 8 if second else 15


def is_stale(policy: str, set_at: datetime | None, now: datetime) -> bool:
    """Whether a password has to be renewed before anything else. One whose day is not known is stale where passwords age."""
    lasts = LASTS.get(policy)
    return lasts is not None and (set_at is None or now - set_at >= lasts)


def classes(text: str) -> int:
    """How many of the four classes occur: capitals, small letters, digits, everything else (Chinese characters too)."""
    return len({_class_of(character) for character in text})


def _class_of(character: str) -> str:
    if character.isascii() and character.isalpha():
        return "capital" if character.isupper() else "small"
    return "digit" if character.isascii() and character.isdigit() else "other"


def _weakness(text: str, names: Iterable[str], least: int) -> str:
    """Why it is guessed soon; empty where it is not.

    A shortest password without words costs 10**least guesses; a tenth of that is asked for, 10**10 at the most.
    """
    own = {name.lower() for name in (*names, *PRODUCT) if name}
    found = zxcvbn(text[:_JUDGED], user_inputs=[*own, *EVERYDAY])
    if float(found["guesses_log10"]) >= min(least - 1, 10):
        return ""
    parts = found["sequence"]
    if any(part.get("matched_word") in own for part in parts):
        return "own_name"
    return "repeated" if any(part["pattern"] in ("repeat", "sequence", "spatial") for part in parts) else "common"
