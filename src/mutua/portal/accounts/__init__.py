"""Sign-in: who of those who look at pages is which person, under which role."""
