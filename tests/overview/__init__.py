"""Tests of overview: facts of many letters to claims."""
