"""Why a photo is refused, or cannot be had."""

from zones.ground.refused import Refused


class NoPhoto(Refused):
    """Nothing came: no file was chosen."""

    code = "no_photo"


class PhotoTooLarge(Refused):
    """Over the size of a file."""

    code = "photo_too_large"


class TooManyPixels(Refused):
    """Small on disk, perhaps, but not once it is unpacked."""

    code = "too_many_pixels"


class NotAPhoto(Refused):
    """Another kind of file, whatever its name says; or a damaged one."""

    code = "not_a_photo"


class PhotosBusy(Refused):
    """Too many photos wait to be cleaned."""

    code = "photos_busy"


class PhotoQuota(Refused):
    """He has brought as many as one may in a day."""

    code = "photo_quota"


class PhotoGone(Refused):
    """Removed, of another thing, or never there: the same answer for all."""

    code = "photo_gone"
