"""Why a voice is refused, or what is to be done with it."""

from zones.ground.refused import Refused


class UnknownVoice(Refused):
    """Neither praise nor complaint nor suggestion."""

    code = "unknown_voice"


class BadVoicePhone(Refused):
    """Digits that no telephone has."""

    code = "bad_voice_phone"


class TooManyVoices(Refused):
    """More than one address says in an hour, or a unit hears in a day."""

    code = "too_many_voices"


class NoSuchReceipt(Refused):
    code = "no_such_receipt"


class BadHandler(Refused):
    """Nobody who serves there; or, for a complaint, whose beat it is: he is involved."""

    code = "bad_voice_handler"


class VoiceAnswered(Refused):
    """It was answered before: it is neither given to anybody nor answered again."""

    code = "voice_answered"
