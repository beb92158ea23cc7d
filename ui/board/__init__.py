"""The board: demands as cards, one column for each status. `BoardView` is all that the window needs to know."""
