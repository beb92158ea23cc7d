"""The screen on which an article becomes records: its text, the passages taken out of it, and a panel for the next."""
