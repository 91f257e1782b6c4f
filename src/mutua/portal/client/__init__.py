"""The client's private page: one order by its link, without an account."""
