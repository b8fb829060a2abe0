"""迎检台账 on paper: a cover, a table of contents, a table for each register."""
