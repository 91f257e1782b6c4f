"""A bank in a folder: takes files of transfers, moves money, answers and sends statements.

It shares no code with what Mutua reads and writes: two who misunderstand a format the same way
would still agree. From the shell: ``python -m simulators.bank --help``.
"""

from simulators.bank.bank import Bank, Unknown

__all__ = ["Bank", "Unknown"]
