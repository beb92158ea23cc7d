"""The history screen: the journal as people read it."""
