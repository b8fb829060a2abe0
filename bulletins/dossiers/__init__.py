"""迎检台账: the registers of a span of days, of a station, a unit or a person, as tables to be printed or saved."""
