"""审签单: who drafted, reviewed, checked and signed a bulletin, on one sheet of A4 that can also be signed by hand."""
