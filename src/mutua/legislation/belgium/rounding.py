"""The roundings that Belgian law asks for, each with its reference."""

from mutua.legislation.engine.rounding import Rounding

CONTRIBUTION = Rounding(
    "half up", "ONSS instructions: to the cent, 0.005 counts as 0.01 (declared base, contributions)"
)
BONUS = Rounding("half up", "Royal decree of 17 January 2000, art. 2: to the cent, half up")
FRACTION = Rounding(
    "half up", "ONSS instructions, work bonus and reductions: two decimals, half up"
)
WITHHOLDING = Rounding("half up", "Annex III, key formula: each step to the cent, half up")
REDUCTION = Rounding("half up", "Royal decree of 16 May 2003: to the cent, half up")
HOUSE = Rounding("half up", "Settings of the cooperative: to the cent, half up")
