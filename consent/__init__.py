"""Grants, tokens, what a counsellor may open, and the log of looks."""
