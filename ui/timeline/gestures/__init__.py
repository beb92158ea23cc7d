"""What the mouse does on the plot, one gesture a file. `ui.timeline.interaction` says whose turn it is."""
