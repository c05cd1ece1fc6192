"""All that a person uses in a terminal: the command line and the full-screen app."""
