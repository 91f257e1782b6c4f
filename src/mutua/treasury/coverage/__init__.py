"""What the house owes, and what it has to pay it with, for every member to see."""
