"""Refusals of a publisher's settings: each says what is possible."""

from zones.ground.refused import Refused


class BadForm(Refused):
    """Neither 简报体 nor 公文体."""

    code = "bad_bulletin_form"


class BadLead(Refused):
    """A 机关代字 of anything but Han characters."""

    code = "bad_document_lead"


class BadBefore(Refused):
    """A number of earlier bulletins that is none, or that would give a number in all a second time."""

    code = "bad_issued_before"


class BadLimit(Refused):
    """A threshold outside its range."""

    code = "bad_limit"


class BadSince(Refused):
    """A threshold from a week that is over, or far away: earlier drafts do not change."""

    code = "bad_since"
