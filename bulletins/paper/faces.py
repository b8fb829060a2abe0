"""The faces of the printed page: the family the style sheet names, its file, and where that file comes from."""

from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).parent / "fonts"
DEBIAN_PACKAGE = "texlive-lang-chinese"
NPM_SCOPE = "@expo-google-fonts"


class Face(Struct, frozen=True):
    """`family` is its name in the style sheet. A Han face gives up its ASCII: digits come from the next face."""

    family: str
    file: str
    package: str
    source: str
    han: bool = True


FACES = (
    Face("Paper FangSong", "fangsong.otf", DEBIAN_PACKAGE, "FandolFang-Regular.otf"),
    Face("Paper Song", "song.otf", DEBIAN_PACKAGE, "FandolSong-Regular.otf"),
    Face("Paper Kai", "kai.otf", DEBIAN_PACKAGE, "FandolKai-Regular.otf"),
    Face("Paper Hei", "hei.otf", DEBIAN_PACKAGE, "FandolHei-Regular.otf"),
    Face("Paper Title", "title.ttf", "noto-serif-sc", "900Black/NotoSerifSC_900Black.ttf"),
    Face("Paper Rare", "rare.ttf", "noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf"),
    Face("Paper Digits", "digits.ttf", "tinos", "400Regular/Tinos_400Regular.ttf", han=False),
    Face("Paper Digits Bold", "digits-bold.ttf", "tinos", "700Bold/Tinos_700Bold.ttf", han=False),
    Face("Paper Digits Sans", "digits-sans.ttf", "arimo", "400Regular/Arimo_400Regular.ttf", han=False),
)

# Each list: the station's own 方正 face where installed, the Han face, the digits, last the face of rare characters.
FANG = '"方正仿宋_GBK","方正仿宋简体","FZFangSong-Z02","FZFangSong-Z02S","Paper FangSong","Paper Digits","Paper Rare"'
SONG = '"方正书宋_GBK","方正书宋简体","FZShuSong-Z01","FZShuSong-Z01S","Paper Song","Paper Digits","Paper Rare"'
KAI = '"方正楷体_GBK","方正楷体简体","FZKai-Z03","FZKai-Z03S","Paper Kai","Paper Digits","Paper Rare"'
HEI = '"方正黑体_GBK","方正黑体简体","FZHei-B01","FZHei-B01S","Paper Hei","Paper Digits Sans","Paper Title"'
TITLE = '"方正小标宋_GBK","方正小标宋简体","FZXiaoBiaoSong-B05","FZXiaoBiaoSong-B05S","Paper Title","Paper Digits Bold"'


def missing_files(folder: Path = FOLDER) -> tuple[str, ...]:
    """The files set-up could not build: printing then refuses with a sentence, rather than print in a wrong face."""
    return tuple(face.file for face in FACES if not (folder / face.file).is_file())
