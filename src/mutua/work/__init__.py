"""Work: from an order to a lawful contract that both sides have signed, and to the work done."""
