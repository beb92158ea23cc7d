"""Gives Python its own import back after PySide6 has replaced it.

PySide6 puts a function of its own in the place of `builtins.__import__`, so that a module may write
`from __feature__ import snake_case`. For that it reads the source of every module that is imported afterwards and looks
for the word "PySide6" in it: a fifth of the time that SQLAlchemy takes to load. Nothing here uses those features.
"""

from __future__ import annotations

import builtins

_plain = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - this is what replaces it

builtins.__import__ = _plain
