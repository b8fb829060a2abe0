"""The bare worker of the import's floor: a workbook on standard input, its cells on standard output. Nothing is understood.

Run as a program, once a round: `python read_cells.py`.
"""

import io
import pickle
import sys

from python_calamine import CalamineWorkbook


def main() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    cells = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    sys.stdout.buffer.write(pickle.dumps(cells))


if __name__ == "__main__":
    main()
