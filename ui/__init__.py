"""The upper floor: all that a person sees.

It reads through `models.queries` and writes through `models.commands`.
"""
