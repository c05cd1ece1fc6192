"""Exports, each read back by a library that did not write it."""
