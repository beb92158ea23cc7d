"""Questions in a window of their own: each takes the workspace and calls the command itself."""
