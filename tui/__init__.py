"""Everything a person uses in a terminal: the command line, the full-screen app, and the wiring of both."""
