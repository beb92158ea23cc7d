"""An article's text and what may be found in it: cleaned once, cut into sentences, read for names, dates and numbers.

Everything here is an offer with its reason. What is entered is for a person to say, and `commands.capture` enters it.

    cleaning.py   what is pasted becomes plain text       segments.py   paragraphs and sentences with their places
    matching.py   a quote found again in the text         names.py      known parties and persons named near a passage
    dates.py      words that say when                     numbers.py    figures with the words that belong to them
    reading.py    a text file of a person's              drafts.py     a text that is not kept yet

A place is an index into the cleaned text (in characters of Python's strings), a span is half open.
"""

from models.capture.cleaning import MOST, Cleaned, clean
from models.capture.segments import Span

__all__ = ["MOST", "Cleaned", "Span", "clean"]
