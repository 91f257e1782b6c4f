"""How the portal is built and served: files made at first start, server, headers."""
