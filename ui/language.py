"""The language of the program's own words, for the names of months and weekdays: English, whatever the machine speaks.

Dates are written with `language()` rather than with Qt's default locale, which is the machine's.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale


class _Chosen:
    #: With "Sep" for September, as `models.dates` writes it; elsewhere in the English-speaking world it is "Sept".
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def language() -> QLocale:
    """The locale whose month names, weekdays and digits the program writes."""
    return _Chosen.locale


def set_language(locale: QLocale) -> None:
    """From now on another one; what is on the screen is to be painted anew by whoever calls this."""
    _Chosen.locale = locale


def written(day: dt.date, pattern: str) -> str:
    """A day by Qt's pattern ("ddd d MMM yyyy") in the program's language, by the common calendar.

    A month that stands without a day ("MMM yyyy") has a form of its own in some languages.
    """
    if pattern.startswith("MMM"):
        name = language().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
        rest = pattern[3:]
        return name + (language().toString(QDate(day.year, day.month, day.day), rest) if rest else "")
    return language().toString(QDate(day.year, day.month, day.day), pattern)
