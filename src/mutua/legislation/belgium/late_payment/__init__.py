"""Late payment: interest, compensation, and what a consumer may be asked."""
