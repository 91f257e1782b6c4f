"""The guarantee fund: net pay leaves in time though a client has not paid."""
