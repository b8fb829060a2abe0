"""Refusals of the vault."""

from zones.ground.refused import Refused


class KeyDestroyed(Refused):
    """The person's key is gone: what it locked cannot be read by anybody."""

    code = "key_destroyed"


class KeysNotPrivate(Refused):
    """The folder of keys can be read by others."""

    code = "keys_not_private"
