"""Tests of the package parsers."""
