"""Tests of grants, tokens and looks."""
