"""The door of the make-believe cooperative: a newcomer enters as one of its members."""
