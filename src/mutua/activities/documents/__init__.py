"""Documents as plain content, and the forms they take: PDF, UBL, Factur-X. Knows no database."""
