"""Which fields of a form were read while it was answered."""

from typing import Any

import pytest

from lianfang.web import forms


class Everything(set[str]):
    """Where a form was taken as a whole, each of its fields was read."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__("*") or super().__contains__(name)


def fields_read(monkeypatch: pytest.MonkeyPatch) -> Everything:
    """The names, as they are read from now on; whoever asks clears them between two forms."""
    read = Everything()

    class Watched(dict[str, str]):
        def get(self, name: str, *other: Any) -> Any:
            read.add(name)
            return super().get(name, *other)

        def __getitem__(self, name: str) -> str:
            read.add(name)
            return super().__getitem__(name)

        def __contains__(self, name: object) -> bool:
            read.add(str(name))
            return super().__contains__(name)

    def whole(name: str) -> Any:
        def all_of(self: Watched, *given: Any) -> Any:
            read.add("*")
            return getattr(dict, name)(self, *given)

        return all_of

    for name in ("__iter__", "keys", "values", "items", "copy", "__or__"):
        setattr(Watched, name, whole(name))
    monkeypatch.setattr(forms, "dict", Watched, raising=False)
    return read
