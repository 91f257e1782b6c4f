"""A house that works, pays and collects, event after event as chance has it, beside a simulated
bank: members and contracts, clients of every kind, a fund, two treasurers, authorities."""

from tests.support.pay_life.days import Life

__all__ = ["Life"]
