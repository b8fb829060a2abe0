"""工作指引牌: the rule book in force on one sheet for the gatehouse wall, read from a step and a half away."""
