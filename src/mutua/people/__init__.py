"""People: who they are, how they belong to the cooperative, what they may do."""
