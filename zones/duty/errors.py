"""What duty refuses."""

from zones.ground.refused import Refused


class BadHours(Refused):
    """Hours of a post that overlap or lie outside a day."""

    code = "bad_hours"


class NoSuchPost(Refused):
    code = "no_such_post"


class NoSuchShift(Refused):
    """Not there, not his, or already ended."""

    code = "no_such_shift"


class BadShift(Refused):
    """A shift that ends before it begins, or lasts longer than a day."""

    code = "bad_shift"


class NotPostedThere(Refused):
    """Only who stands at the unit signs on to its posts."""

    code = "not_posted_there"
