"""What every room with a database stands on: the server, roles, acts, states, clock, diagnosis."""
