"""Value added tax: how an invoice of the enterprise is taxed."""
