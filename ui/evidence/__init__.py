"""The evidence screen: what is known, from whom, how reliable that is, and what nothing supports."""
