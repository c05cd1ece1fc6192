"""What the store promises: it opens only for its owner, loses nothing, and says what went wrong."""
