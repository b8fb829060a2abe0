"""What signing speaks of."""

from datetime import datetime

from msgspec import Struct

from bulletins.paper.vocabulary import SealPlace


class Credentials(Struct, frozen=True):
    """Key (PKCS#8), certificate and the chain above it, all DER. `sample`: nobody outside vouches for it."""

    key: bytes
    certificate: bytes
    chain: tuple[bytes, ...]
    sample: bool

    def __repr__(self) -> str:
        """Of a key nothing is ever written anywhere."""
        return f"Credentials(sample={self.sample})"


class Order(Struct, frozen=True):
    """Who signs, why, when (aware), where the seal goes (None: the signature is not seen) and what is written in it."""

    name: str
    reason: str
    at: datetime
    place: SealPlace | None
    mark: str


class Signed(Struct, frozen=True):
    """A signed PDF. `sample`: with a certificate that nobody outside vouches for, or outside production."""

    pdf: bytes
    sample: bool
