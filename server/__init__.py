"""The HTTP edge: where creditors and public bodies push a copy of each letter they send."""
