from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.base import OnUpdate
from piccolo.columns.column_types import BigSerial
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.indexes import IndexMethod
from piccolo.table import Table


class Unit(Table, tablename="unit", schema=None):
    id = BigSerial(
        null=False,
        primary_key=True,
        unique=False,
        index=False,
        index_method=IndexMethod.btree,
        choices=None,
        db_column_name=None,
        secret=False,
    )


ID = "2026-11-23T16:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "sealed clues and voices"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="zones", description=DESCRIPTION)

    manager.drop_column(
        table_class_name="ClueBox",
        tablename="clue_box",
        column_name="for_guard",
        db_column_name="for_guard",
        schema=None,
    )

    manager.drop_column(
        table_class_name="ClueBox",
        tablename="clue_box",
        column_name="for_officer",
        db_column_name="for_officer",
        schema=None,
    )

    manager.add_column(
        table_class_name="Clue",
        tablename="clue",
        column_name="unit",
        db_column_name="unit",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": Unit,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    return manager
