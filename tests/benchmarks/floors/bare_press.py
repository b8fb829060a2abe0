"""The floor of the press: WeasyPrint by itself, in a process that does nothing else.

`python bare_press.py FOLDER STYLE` reads a length and that much HTML on standard input and answers with a length and the PDF,
until its input ends. STYLE declares the faces, FOLDER holds their files. They are loaded once; between two documents nothing
is looked up, checked or limited.
"""

import struct
import sys
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher


def main(folder: str, style: str) -> None:
    faces = FontConfiguration()
    weasyprint.CSS(string=style, base_url=Path(folder).as_uri() + "/", font_config=faces)
    fetcher = URLFetcher()  # made anew for every document otherwise, certificates of the web and all
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := requests.read(4):
        html = requests.read(struct.unpack(">I", head)[0]).decode()
        pdf = weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(font_config=faces)
        answers.write(struct.pack(">I", len(pdf)) + pdf)
        answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
