"""How long a position holds before its pages say how old it is."""

# A quarter, and the month in which it is reported: after that, the next report should be there.
# Whoever is a little late is not told off, and a report that never came is told all the same.
MONTHS_UNTIL_OLD = 4
