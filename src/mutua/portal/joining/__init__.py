"""The way in: a newcomer confirms her address and opens her account; the first administrator too."""
