"""The screen of the journal: everything that was done to the negotiation, newest first."""
