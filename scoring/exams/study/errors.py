"""Why no edition is made, or no copy noted."""

from zones.ground.refused import Refused


class EditionSame(Refused):
    """Nothing changed since the last one: `called` is its name."""

    code = "edition_same"


class NoEdition(Refused):
    """There is none of this number, or it is another bureau's; or no kind of book was named."""

    code = "no_edition"


class NotHanded(Refused):
    """It was struck already, or is about nobody of this unit."""

    code = "not_handed"


class NobodyHanded(Refused):
    """Nobody was ticked who stands in the unit and has none yet."""

    code = "nobody_handed"
