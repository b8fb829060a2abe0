"""Why a file cannot be signed. Each is found before anything is numbered."""

from zones.ground.refused import Refused


class SealMissing(Refused):
    """The certificate file that the settings name, or its password's, cannot be read."""

    code = "seal_missing"


class SealLocked(Refused):
    """The password does not open it, or it is not PKCS#12 at all."""

    code = "seal_locked"


class SealKeyless(Refused):
    """A certificate without its private key signs nothing."""

    code = "seal_keyless"


class SealExpired(Refused):
    """Its last `day` is over."""

    code = "seal_expired"


class SealNotYetValid(Refused):
    """It holds only from `day`."""

    code = "seal_not_yet_valid"


class SealNotForSigning(Refused):
    """Its key usage allows neither signatures nor commitment to content."""

    code = "seal_not_for_signing"


class SealUnsupported(Refused):
    """A key that PDF readers elsewhere could not verify, SM2 among them."""

    code = "seal_unsupported"
