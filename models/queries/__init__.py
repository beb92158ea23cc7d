"""Reads: each function takes an open workspace and gives records. Nothing here writes."""
