"""The screen of the positions: who stands where on which demand, since when, and how that came together."""
