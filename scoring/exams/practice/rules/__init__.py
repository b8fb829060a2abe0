"""What is asked today, what an answer is worth, and how the exam would go. Pure."""
