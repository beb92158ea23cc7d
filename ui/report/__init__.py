"""The report's screen: choices on the left, the real pages on the right."""
