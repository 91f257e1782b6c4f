"""Mutua: the common house of cooperatives that employ artists and freelances."""

__version__ = "0.1.0"
