"""Payments, bank statements and the guarantee fund."""
