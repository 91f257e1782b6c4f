"""The books: accounts, entries, periods. Double entry, append only."""
