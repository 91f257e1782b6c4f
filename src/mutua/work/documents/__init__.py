"""The contract as a paper."""
