"""Tests of the example household."""
