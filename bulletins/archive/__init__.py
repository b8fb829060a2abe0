"""What was issued, kept so that it can be found: its figures as rows, its paragraphs, how it was counted."""
