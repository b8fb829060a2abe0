"""Why a workbook is refused as a whole. Nothing of it is taken; the facts say what was looked for and what was found."""

from zones.ground.refused import Refused


class NotAWorkbook(Refused):
    code = "not_a_workbook"


class EncryptedWorkbook(Refused):
    code = "encrypted_workbook"


class OldWorkbook(Refused):
    """The format before 2007 (.xls, .et)."""

    code = "old_workbook"


class WorkbookTooLarge(Refused):
    """Over the size on disk, or unpacking to far more (a zip bomb)."""

    code = "workbook_too_large"


class NoKnownSheet(Refused):
    code = "no_known_sheet"


class MissingColumns(Refused):
    """A sheet is known by its name, but columns that must be there were not recognised."""

    code = "missing_columns"


class LikelyAnothersFile(Refused):
    """Most of a sheet's rows cannot be taken, and what can would push out rows that are held."""

    code = "likely_anothers_file"


class TwoWeeks(Refused):
    code = "two_weeks"


class WeekDisagrees(Refused):
    """A title or a date lies outside the week that was named."""

    code = "week_disagrees"


class NoWeek(Refused):
    """No date and no title says which week it is."""

    code = "no_week"
