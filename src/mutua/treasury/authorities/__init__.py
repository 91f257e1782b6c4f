"""What payslips owe to authorities becomes a debt that is paid like others."""
