"""The commands of `postkluis`, one noun a module; each module's `COMMAND` is what the entry point finds."""
