"""Whole letters as real files whose truth is known, drawn anew for each number."""
