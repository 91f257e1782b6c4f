"""Invoices that are not paid in time: what is due by law, the steps taken, and what is lost."""
