"""Measures the real program beside floors that are measured in the same run. `make bench` runs it."""
