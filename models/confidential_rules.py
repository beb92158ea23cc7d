"""What goes with a record that is confidential: the rules by which copies leave it out and windows hide it.

`models.sharing` follows them over rows in memory, `models.discreet` in the data base; a test holds both to the same
answer. Which records are confidential themselves: those with the mark, and positions that we have only assessed.
"""

from __future__ import annotations

from models.vocabulary import Disclosure

#: The column of the mark, and the column and word of positions that are our own reading.
MARK = "confidential"
DISCLOSURE, ASSESSED = "disclosure", Disclosure.ASSESSED.value

#: Pairs of columns that point to a record of any kind.
PAIRS = (("from_kind", "from_id"), ("to_kind", "to_id"), ("about_kind", "about_id"))

#: References that are let go of where their record goes; any other takes the row that has it along.
LET_GO = frozenset({("negotiation", "summit_id")})

#: Records that say something about others by links alone: without any of those left, they would speak of what is gone.
SPEAK_OF_OTHERS = ("statement", "obstacle")

#: Parts without which the whole would tell something else, by table and the column that names the whole: half of a
#: trade says what was asked for the other half.
WHOLE_ONLY = (("package_member", "package_id"),)

#: Wholes that are nothing without a part: the table, and the table and column of the parts.
NOTHING_ALONE = (("meeting_series", "series_member", "series_id"),)

#: What only stands there because others refer to it: without any of those left it would tell that there were some.
ONLY_REFERRED_TO = ("source",)

#: What stands in the place of words that could name what is hidden.
HIDDEN_WORDS = "Hidden while confidential records are hidden"
