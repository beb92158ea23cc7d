"""Reads dates as people write them: "on Tuesday", "mid-October", "28–30 July", "12/10", "พ.ศ. 2568", EDTF.

`read` gives one or several readings, each a `When` with the words as found and the reasoning; where the words alone do
not decide it (a Buddhist year without its era, a two-digit year) it asks. Which reading holds is for a person to say.

    words.py    spelling: digits, dashes, names of months and days by ICU, eras      spans.py   what the rules pass on
    years.py    which year is meant         days.py      single days                 periods.py  weeks, months, quarters
    times.py    hours                       joins.py     from … to, about, before    reading.py  the way in
"""

from models.loose_dates.reading import read
from models.loose_dates.spans import Anchor, NotADate, Order, Reading, Readings

__all__ = ["Anchor", "NotADate", "Order", "Reading", "Readings", "read"]
