"""Refusals of the API alone: a body or a query that cannot be read as what the operation takes."""

from zones.ground.refused import Refused


class BadBody(Refused):
    """`field` is a JSON pointer, empty for the whole body; `why` is said in Chinese."""

    code = "bad_body"


class BadQuery(Refused):
    """`field` is the name in the query."""

    code = "bad_query"


class WrongType(Refused):
    """The content type is not the one that the operation takes."""

    code = "wrong_type"
