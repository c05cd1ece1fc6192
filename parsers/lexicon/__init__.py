"""Vocabulary of payment letters, Dutch and English, as tables: what words mean, apart from how they are
found."""
