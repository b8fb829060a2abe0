"""Refusals of the vault."""

from zones.ground.refused import Refused


class KeyDestroyed(Refused):
    """The person's key is gone: what it locked cannot be read by anybody."""

    code = "key_destroyed"


class KeysNotPrivate(Refused):
    """The folder of keys can be read by others."""

    code = "keys_not_private"


class PersonErased(Refused):
    """Somebody was erased while this was being written about him."""

    code = "person_erased"


class ErasureListDamaged(Refused):
    """A line of the erasure list cannot be read: nobody may be served before it is known who was erased."""

    code = "erasure_list_damaged"


class BadReason(Refused):
    """A value is shown in the clear for one of the reasons of the table only."""

    code = "bad_reason"


class NothingHeld(Refused):
    """Of this person no such value is held."""

    code = "nothing_held"


class BadRequest(Refused):
    """A request of a kind, or about a thing, that there is not; or without a word, or too long."""

    code = "bad_request"


class AlreadyAnswered(Refused):
    """Somebody else has answered the request."""

    code = "already_answered"


class BadAnswer(Refused):
    """Not one of the answers that this kind of request may get."""

    code = "bad_answer"


class UploadGone(Refused):
    """Too old, already taken, or another's: the same answer for all."""

    code = "upload_gone"
