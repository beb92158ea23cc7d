"""What is kept beside the records so that a day's board is an index look-up: spans of statuses, and tallies by day.

All of it follows from the records: it is not journaled, the upgrade of an old file computes it, `check` proves it.
`tables` says what is kept and how it follows, `refresh` keeps it in step with each edit.
"""
