"""With what is signed: the office's certificate or the sample; what cannot sign is refused with a sentence."""

import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from lianfang.settings import read
from lianfang.signing import errors
from lianfang.signing.certificate import credentials
from lianfang.signing.sample import sample_file
from lianfang.wording import say
from tests.lianfang.signing.offices import DAY, PASSWORD, certificate, p12

AT = datetime(2018, 10, 15, 1, tzinfo=UTC)
OTHER = Ed25519PrivateKey.generate()
Told = dict[str, str]


def test_the_sample_is_made_once_for_our_eyes_alone_however_many_want_it_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as crowd:
        made = set(crowd.map(lambda _: sample_file(tmp_path), range(16)))
    (file,) = (tmp_path / "seal").iterdir()
    assert made == {file.read_bytes()}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_without_a_certificate_the_sample_signs_also_in_production(tmp_path: Path) -> None:
    for production in ("0", "1"):
        held = credentials(read({"LIANFANG_DATA": str(tmp_path), "LIANFANG_PRODUCTION": production}), AT)
        assert held.sample and len(held.chain) == 1


def test_the_offices_own_certificate_is_no_sample_in_production_and_one_elsewhere(tmp_path: Path) -> None:
    told = p12(tmp_path, certificate(AT))
    assert not credentials(read(told | {"LIANFANG_PRODUCTION": "1"}), AT).sample
    assert credentials(read(told), AT).sample


def _no_file(folder: Path) -> Told:
    return p12(folder, certificate(AT)) | {"LIANFANG_SEAL": str(folder / "gone.p12")}


def _no_word(folder: Path) -> Told:
    return p12(folder, certificate(AT)) | {"LIANFANG_SEAL_PASSWORD_FILE": str(folder)}


def _other_word(folder: Path) -> Told:
    told = p12(folder, certificate(AT))
    Path(told["LIANFANG_SEAL_PASSWORD_FILE"]).write_text("another-word")
    return told


def _no_p12(folder: Path) -> Told:
    told = p12(folder, certificate(AT))
    Path(told["LIANFANG_SEAL"]).write_bytes(b"-----BEGIN CERTIFICATE-----")
    return told


FAULTS: dict[str, tuple[type[errors.Refused], Callable[[Path], Told], dict[str, Any]]] = {
    "no file": (errors.SealMissing, _no_file, {}),
    "no file of the password": (errors.SealMissing, _no_word, {}),
    "another password": (errors.SealLocked, _other_word, {}),
    "no PKCS#12": (errors.SealLocked, _no_p12, {}),
    "no key": (errors.SealKeyless, lambda folder: p12(folder, certificate(AT), None), {}),
    "over": (errors.SealExpired, lambda folder: p12(folder, certificate(AT, until=-DAY / 2)), {"day": "2018-10-14"}),
    "not yet": (
        errors.SealNotYetValid,
        lambda folder: p12(folder, certificate(AT, since=DAY / 2)),
        {"day": "2018-10-15"},
    ),
    "for encryption": (errors.SealNotForSigning, lambda folder: p12(folder, certificate(AT, signs=False)), {}),
    "another algorithm": (errors.SealUnsupported, lambda folder: p12(folder, certificate(AT, OTHER), OTHER), {}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_sign_is_refused_with_what_to_do_and_without_a_secret(fault: str, tmp_path: Path) -> None:
    kind, made, facts = FAULTS[fault]
    with pytest.raises(kind) as refused:
        credentials(read(made(tmp_path)), AT)
    assert refused.value.facts == facts
    said = say(refused.value)
    assert said.startswith("没有签发，也没有编号：") and "请" in said
    shown = f"{said}{refused.value!r}{refused.value.__cause__!r}"
    assert PASSWORD.decode() not in shown and str(tmp_path) not in said


def test_neither_settings_nor_credentials_show_a_key_or_a_password(tmp_path: Path) -> None:
    told = read(p12(tmp_path, certificate(AT)))
    held = credentials(told, AT)
    assert repr(held) == "Credentials(sample=True)" and PASSWORD.decode() not in repr(told)
