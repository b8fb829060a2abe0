"""Piccolo's list of the tables of bulletins."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

MODULES = [
    "bulletins.changes.tables",
    "bulletins.register.tables",
    "bulletins.archive.tables",
    "bulletins.publishers.tables",
    "bulletins.distribution.tables",
    "bulletins.followup.tables",
]

APP_CONFIG = AppConfig(
    app_name="bulletins",
    migrations_folder_path=str(Path(__file__).parent / "piccolo_migrations"),
    # the finder also takes tables that a module imports: keep our own
    table_classes=[table for table in table_finder(MODULES) if table.__module__.startswith("bulletins.")],
    migration_dependencies=["scoring.piccolo_app"],
)
