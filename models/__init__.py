"""The lower floor: what a negotiation is, how it is kept and read. Knows nothing of any window."""
