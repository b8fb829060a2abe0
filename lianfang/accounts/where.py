"""From where somebody comes in, and what he gets when he is in."""

from msgspec import Struct


class Where(Struct, frozen=True):
    """The address as it is (only ever stored as a keyed digest), its net for the audit book, the device in words, and
    the secret that the device holds, if any."""

    address: str = ""
    network: str = ""
    label: str = ""
    secret: str = ""


class Entered(Struct, frozen=True):
    """A new session's token, the device's new secret, the kind of session, and the step that is still open."""

    token: str
    secret: str
    kind: str
    needs: str
