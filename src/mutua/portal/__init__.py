"""The portal: what people see. Pages, each in four languages, with or without JavaScript."""
