"""Rules of roll-calls: when and whom to call, what is due next, what an answer is worth, when two records are one."""
