"""Two policies for passwords: what each takes, what it says of one it does not take, when one has to be renewed."""

import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lianfang.accounts import password_rules
from lianfang.accounts.errors import WeakPassword
from lianfang.accounts.password_rules import LONGEST, POLICIES, REMEMBERED, check, is_stale, least_length, normalised
from lianfang.wording import say

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def _lacks(password: str, policy: str = "nist", login: str = "office", names: tuple[str, ...] = (), **more: Any) -> Any:
    try:
        check(password, policy, login, names, more.pop("used_before", False), **more)
    except WeakPassword as weak:
        return weak.facts["lacks"]
    return []


@pytest.mark.parametrize(
    "good", ["right-and-long-enough", "翠园小区东门夜里亮着两盏黄灯呢", "correct horse battery", "office-0417-night"]
)
def test_a_long_sentence_is_taken_whatever_its_characters(good: str) -> None:
    assert _lacks(good) == []


@pytest.mark.parametrize(
    ("weak", "lack"),
    [
        ("kD7#mQ2x!vR9zW", "short"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeated"),
        ("abababababababababab", "repeated"),
        ("officeofficeofficeoffice", "repeated"),
        ("abcdefghijklmnopqrstuvwxyz", "repeated"),
        ("password1234567", "common"),
        ("1qaz2wsx3edc4rfv", "common"),
        ("1234567890123456", "repeated"),
        ("iloveyouiloveyou1", "repeated"),
        ("一二三四五六七八九十一二三四五", "common"),
        ("床前明月光疑是地上霜举头望明月", "common"),
        ("office2018lianfang", "own_name"),
        ("保安联勤联防平台派出所民警办公室", "own_name"),
        ("k" * (LONGEST + 1), "long"),
    ],
)
def test_what_is_guessed_soon_is_refused_and_says_why(weak: str, lack: str) -> None:
    assert _lacks(weak, names=("张大山",)) == [lack]


def test_the_holders_own_name_is_the_first_thing_that_is_guessed() -> None:
    assert _lacks("张大山12345678", names=("张大山",), second=True) == ["own_name"]
    assert _lacks("Zhangdashan2018", login="zhangdashan") == ["own_name"]
    assert _lacks("Zhangdashan2018", login="office") == []


def test_beside_a_second_factor_eight_characters_are_enough_and_alone_fifteen() -> None:
    assert _lacks("夜里亮黄灯东门口") == ["short"]
    assert _lacks("夜里亮黄灯东门口", second=True) == []
    assert _lacks("password", second=True) == ["common"]
    assert (least_length("nist", False), least_length("nist", True)) == (15, 8)


def test_the_classified_policy_wants_three_of_four_classes_and_ten_characters() -> None:
    assert _lacks("kdmqxvrzwt", "dengbao3") == ["classes"]
    assert _lacks("kdmqx7vrz2", "dengbao3") == ["classes"]
    assert _lacks("kdmQx7vrz2", "dengbao3") == []
    assert _lacks("夜里亮着黄灯k7门口", "dengbao3") == []
    assert _lacks("Kd7#", "dengbao3") == ["short"]
    assert _lacks("Kd7#kd7#k", "dengbao3", second=True) == ["short"], "the standard knows no shorter ones"
    assert "common" in _lacks("Admin@123456", "dengbao3", login="office")


def test_a_former_password_is_barred_only_where_passwords_age() -> None:
    assert _lacks("kdmQx7vrz2", "dengbao3", used_before=True) == ["used_before"]
    assert _lacks("right-and-long-enough", "nist", used_before=True) == []
    assert REMEMBERED == {"nist": 0, "dengbao3": 5}


def test_a_password_ages_in_ninety_days_or_never() -> None:
    for days, stale in ((0, False), (89, False), (90, True), (400, True)):
        assert is_stale("dengbao3", NOON - timedelta(days=days), NOON) is stale
        assert is_stale("nist", NOON - timedelta(days=days), NOON) is False
    assert is_stale("dengbao3", None, NOON) and not is_stale("nist", None, NOON)


def test_a_letter_typed_in_two_ways_is_one_character() -> None:
    typed = unicodedata.normalize("NFD", "émùö-ÀÉ-çñ-ü")
    assert len(typed) > len(normalised(typed)) == 12
    assert _lacks(typed) == ["short"], "counted after normalising"


def test_a_very_long_one_is_judged_as_quickly_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    judge = password_rules.zxcvbn
    monkeypatch.setattr(password_rules, "zxcvbn", lambda text, **more: seen.append(len(text)) or judge(text, **more))
    _lacks("夜里亮黄灯" * 50)
    assert seen and max(seen) <= 32


def test_every_lack_has_words() -> None:
    for lack in ("short", "long", "classes", "used_before", "own_name", "repeated", "common"):
        said = say(WeakPassword(lacks=[lack], least=15, most=256))
        assert "{" not in said and said.endswith("。") and len(said) > 20
    assert set(POLICIES) == set(REMEMBERED)
