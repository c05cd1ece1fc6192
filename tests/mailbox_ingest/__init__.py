"""How letters come in, told as tests: the doors, the one way in, and what a killed import leaves."""
