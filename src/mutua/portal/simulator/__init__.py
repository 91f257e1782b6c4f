"""The simulator: what a job pays, when, where the rest goes, and which law says so."""
