"""A draft is a publisher's, no longer a station's."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

ID = "2026-11-27T08:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "drafts without stations"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="bulletins", description=DESCRIPTION)
    manager.drop_column(
        table_class_name="Draft",
        tablename="draft",
        column_name="station",
        db_column_name="station",
        schema=None,
    )

    return manager
