"""The engine: reading parameters, building a system for a date, evaluating, explaining, solving.

Nothing here names a country.
"""
