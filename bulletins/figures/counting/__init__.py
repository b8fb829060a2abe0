"""How rows become figures: pure counting, so that every number can be done again by hand."""
