"""The citizen-owned encrypted store: keys, envelopes, database."""
