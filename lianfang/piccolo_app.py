"""Piccolo's list of the tables of lianfang."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

MODULES = [
    "lianfang.tables",
    "lianfang.vault.tables",
    "lianfang.accounts.tables",
    "lianfang.audit.tables",
    "lianfang.photos.tables",
    "lianfang.notices.tables",
    "lianfang.chain.tables",
    "lianfang.weekly.tables",
]

APP_CONFIG = AppConfig(
    app_name="lianfang",
    migrations_folder_path=str(Path(__file__).parent / "piccolo_migrations"),
    # the finder also takes tables that a module imports: keep our own
    table_classes=[table for table in table_finder(MODULES) if table.__module__.startswith("lianfang.")],
    migration_dependencies=["bulletins.piccolo_app"],
)
