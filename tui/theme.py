"""The colours of the app: quiet, with enough contrast, and never the only bearer of a meaning."""

from __future__ import annotations

from textual.theme import Theme

THEME = Theme(
    name="postkluis",
    dark=True,
    primary="#7fb4d6",
    secondary="#8fc1a9",
    accent="#e3b76b",
    foreground="#e6e9ec",
    background="#12181d",
    surface="#182027",
    panel="#222d36",
    success="#8fc1a9",
    warning="#e3b76b",
    error="#f08a7b",
    variables={
        "block-cursor-background": "#2f4a5e",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#26333e",
        "block-cursor-blurred-foreground": "#e6e9ec",
        "footer-background": "#222d36",
        "footer-key-foreground": "#e3b76b",
        "footer-description-foreground": "#c8d0d6",
        "border": "#7fb4d6",
    },
)
