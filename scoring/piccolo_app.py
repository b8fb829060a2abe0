"""Piccolo's list of the tables of scoring."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

MODULES = [
    "scoring.commendations.tables",
    "scoring.exams.tables",
    "scoring.exams.bank.tables",
    "scoring.exams.practice.tables",
    "scoring.exams.signup.tables",
    "scoring.exams.sittings.tables",
    "scoring.exams.study.tables",
    "scoring.exams.spot.tables",
    "scoring.points.tables",
    "scoring.points.appeals.tables",
    "scoring.points.deductions.tables",
    "scoring.points.redemptions.tables",
    "scoring.points.standing.tables",
    "scoring.points.vetoes.tables",
    "scoring.prizes.tables",
    "scoring.training.tables",
]

APP_CONFIG = AppConfig(
    app_name="scoring",
    migrations_folder_path=str(Path(__file__).parent / "piccolo_migrations"),
    # the finder also takes tables that a module imports: keep our own
    table_classes=[table for table in table_finder(MODULES) if table.__module__.startswith("scoring.")],
    migration_dependencies=["zones.piccolo_app"],
)
