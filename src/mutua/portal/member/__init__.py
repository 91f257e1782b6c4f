"""A member's own pages: what waits for her, her activities, clients, orders and invoices."""
