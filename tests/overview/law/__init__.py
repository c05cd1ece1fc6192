"""Rules of law, each held to worked examples of its source."""
