"""迎检台账: the registers of a station, one unit one file, one person one file."""
