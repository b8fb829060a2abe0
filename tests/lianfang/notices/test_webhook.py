"""What a webhook's receiver gets, and what its answers mean."""

import hashlib
import hmac
import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from msgspec import json

from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.channels.webhook import body_of
from lianfang.notices.channels.wire import judge
from tests.lianfang.notices.receivers import PUBLIC, SECRET, letter, receivers, webhook
from tests.watch import NIGHT


async def test_a_letter_is_signed_with_its_time_and_its_key_and_holds_ids_and_codes() -> None:
    async with receivers() as out:
        asked: list[str] = []
        await webhook(out.port, "hook.example.cn", asked=asked).send(letter())
    (heard,) = out.heard
    assert asked == [f"{PUBLIC}:443 hook.example.cn"]
    assert (heard.line, heard.headers["host"]) == ("POST /in HTTP/1.1", "hook.example.cn")
    assert heard.headers["idempotency-key"] == "aid:5:aid_alert:person:7:3"
    stamp = heard.headers["lianfang-timestamp"]
    assert int(stamp) == int(NIGHT.timestamp())
    text = f"{stamp}.{heard.headers['idempotency-key']}.".encode() + heard.body
    assert heard.headers["lianfang-signature"] == "v1=" + hmac.new(SECRET, text, hashlib.sha256).hexdigest()
    assert json.decode(heard.body) == {
        "key": "aid:5:aid_alert:person:7:3",
        "kind": "aid_alert",
        "to": "person:7",
        "about": 5,
        "facts": {"incident": "fight", "drill": False, "unit": 5, "wave": 0},
        "at": "2026-11-20T18:00:00Z",
    }


def test_a_fact_that_reads_like_words_stays_in_the_house() -> None:
    body = json.decode(body_of(letter(facts={"role": "go", "name": "周建国", "note": "at the gate", "unit": 5})))
    assert body["facts"] == {"role": "go", "unit": 5}


@pytest.mark.parametrize(
    ("status", "permanent", "ailing"),
    [(301, True, False), (302, True, False), (307, True, False), (400, True, False), (404, True, False)]
    + [(408, False, True), (429, False, True), (500, False, True), (503, False, True)],
)
def test_what_will_not_change_is_told_from_what_may(status: int, permanent: bool, ailing: bool) -> None:
    with pytest.raises(NotTaken) as fault:
        judge(status, "7")
    assert (fault.value.permanent, fault.value.ailing, fault.value.wait_s) == (permanent, ailing, 7)
    judge(204, "")


def _certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """(the server's context, the client's that trusts it) for one name."""
    made = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    paper = (
        x509.CertificateBuilder(subject, subject, made.public_key(), x509.random_serial_number())
        .not_valid_before(NIGHT - timedelta(days=3650))
        .not_valid_after(NIGHT + timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(made, hashes.SHA256())
    )
    file = folder / "both.pem"
    plain = serialization.NoEncryption()
    key = made.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(paper.public_bytes(serialization.Encoding.PEM) + key)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return server, ssl.create_default_context(cadata=paper.public_bytes(serialization.Encoding.PEM).decode())


async def test_the_certificate_is_held_against_the_name_though_the_line_goes_to_an_address(tmp_path: Path) -> None:
    server, client = _certificate(tmp_path, "hook.example.cn")
    names: list[str | None] = []
    server.sni_callback = lambda line, name, context: names.append(name)
    async with receivers(ssl=server) as out:
        await webhook(out.port, "hook.example.cn", "other.example.cn", verify=client).send(letter())
        with pytest.raises(NotTaken) as fault:
            await webhook(out.port, "other.example.cn", verify=client).send(letter("https://other.example.cn/in"))
    assert (fault.value.error, fault.value.permanent) == ("ConnectError", False)
    assert names == ["hook.example.cn", "other.example.cn"]
    assert [one.headers["host"] for one in out.heard] == ["hook.example.cn"]
