"""What the software promises, told as tests that mirror the packages."""
