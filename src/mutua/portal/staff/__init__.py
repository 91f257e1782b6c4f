"""Pages of those who work for the cooperative: who asks to come in, expenses, money received."""
