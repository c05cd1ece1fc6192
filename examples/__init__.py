"""A small fictional household and its post, for the demo; `python -m examples.make_letters` makes it."""
