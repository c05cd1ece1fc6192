"""One letter in, its facts out: text layer, OCR, mail, then amounts, dates, parties, stage and deadlines."""
