"""The `lianfang` command."""

from lianfang.cli.main import main

__all__ = ["main"]
