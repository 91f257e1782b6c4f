"""Pages of contracts: from a few questions to a lawful contract, signed and worked."""
