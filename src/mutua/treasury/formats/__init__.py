"""The files that go to a bank and come from it. Pure: no database, no clock, no network."""
