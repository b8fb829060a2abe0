"""What Piccolo asks for: the engine and the list of apps, in the order of the import law."""

from piccolo.conf.apps import AppRegistry

from lianfang.database import engine

DB = engine
APP_REGISTRY = AppRegistry(
    apps=["zones.piccolo_app", "scoring.piccolo_app", "bulletins.piccolo_app", "lianfang.piccolo_app"]
)
