"""The rules that a claim is held against; each module says one rule and where it stands."""
