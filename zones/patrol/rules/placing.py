"""What a checkpoint must say before it is one."""

from zones.patrol.errors.checkins import BadCheckpoint
from zones.patrol.vocabulary.checkins import PointSaid

LONGEST_NAME, LONGEST_GROUP, MOST_GRACE = 40, 40, 120
DAY_MIN = 1440


def check_point(said: PointSaid) -> PointSaid:
    """As it will be kept. Raises BadCheckpoint."""
    if not said.name or len(said.name) > LONGEST_NAME:
        raise BadCheckpoint(why=f"名称要写，不超过 {LONGEST_NAME} 个字")
    if len(said.walking_group) > LONGEST_GROUP:
        raise BadCheckpoint(why=f"巡逻组不超过 {LONGEST_GROUP} 个字")
    if (said.longitude is None) != (said.latitude is None):
        raise BadCheckpoint(why="经度和纬度要么都写，要么都不写")
    if said.longitude is not None and not (-180 <= said.longitude <= 180 and -85 <= (said.latitude or 0) <= 85):
        raise BadCheckpoint(why="经纬度不在地图上")
    if said.after is not None and not 0 <= said.after < DAY_MIN:
        raise BadCheckpoint(why="时间要写成 19:30 这样")
    if not 0 <= said.grace <= MOST_GRACE:
        raise BadCheckpoint(why=f"宽限在 0 到 {MOST_GRACE} 分钟之间")
    return said
