"""大字版: the bulletin for those who read large type. One column, every figure a table, nothing left out."""
