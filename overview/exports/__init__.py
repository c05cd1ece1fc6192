"""An overview as the files that counsellors work with; bytes out, nothing is written here."""
