"""The inspector's own few rules of style: fields that look like text until someone goes there, narrow tabs."""

from __future__ import annotations

from ui.colours import Colours


def style_sheet(colours: Colours) -> str:
    line, accent, surface = colours.line.name(), colours.accent.name(), colours.surface.name()
    return f"""
    QPlainTextEdit[inplace="true"] {{
        background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0px;
    }}
    QPlainTextEdit[inplace="true"]:hover {{ border-color: {line}; }}
    QPlainTextEdit[inplace="true"]:focus {{ background: {surface}; border: 1px solid {accent}; padding: 0px; }}
    QPlainTextEdit[inplace="true"][readOnly="true"]:hover {{ border-color: transparent; }}
    QTabBar::tab {{ padding: 5px 1px 6px 1px; margin-right: 7px; }}
    """
