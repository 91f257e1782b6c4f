"""Programs that stand in for the world outside. None shares code with Mutua."""
