"""What was changed by hand on a draft: figures corrected with a reason, advice used, reworded, dropped; who and when."""
