"""Facts of many letters folded into claims, and claims into the debt overview of a household on one day."""
