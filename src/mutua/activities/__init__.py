"""Activities, clients, orders, invoices and expenses: what members do before they are paid."""
