"""The post of fictional households, with the truth of each letter."""
