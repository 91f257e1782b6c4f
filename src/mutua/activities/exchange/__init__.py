"""What is asked of others: the access point of Peppol, its directory, VIES; each with a simulator."""
