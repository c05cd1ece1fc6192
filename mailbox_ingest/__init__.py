"""How letters come in: the doors, and accept, the one way in."""
