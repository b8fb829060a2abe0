"""Piccolo's list of the tables of zones."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

MODULES = [
    "zones.roster.tables",
    "zones.journal.tables",
    "zones.cases.tables",
    "zones.patrol.tables",
    "zones.rollcall.tables",
    "zones.inspections.tables",
    "zones.reports.tables",
    "zones.duty.tables",
    "zones.aid.tables",
]

APP_CONFIG = AppConfig(
    app_name="zones",
    migrations_folder_path=str(Path(__file__).parent / "piccolo_migrations"),
    # the finder also takes tables that a module imports: keep our own
    table_classes=[table for table in table_finder(MODULES) if table.__module__.startswith("zones.")],
    migration_dependencies=[],
)
