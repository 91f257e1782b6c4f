"""What is to come: how clients pay, cash in the next weeks, and how the guarantee fund may fare."""
