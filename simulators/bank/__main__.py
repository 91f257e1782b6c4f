"""The bank from the shell: python -m simulators.bank --home FOLDER VERB …"""

import argparse
import sys
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from simulators.bank import Bank, Unknown


def euros(text: str) -> int:
    try:
        cents = Decimal(text) * 100
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text}: an amount as 1234.50") from error
    if cents != int(cents):
        raise argparse.ArgumentTypeError(f"{text}: at most two decimals")
    return int(cents)


def reader() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators.bank", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the bank's folder")
    verbs = parser.add_subparsers(dest="verb", required=True)

    def verb(name: str, help_: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=help_)

    one = verb("open", "open an account")
    one.add_argument("--iban", required=True)
    one.add_argument("--name", required=True)
    one.add_argument("--balance", type=euros, default=0)
    one.add_argument("--today", type=date.fromisoformat, help="the first day of a new bank")
    one.add_argument("--wages-in-detail", action="store_true")
    one = verb("submit", "hand in files of transfers; without a name, all in the inbox")
    one.add_argument("file", type=Path, nargs="*")
    one = verb("day", "go forward to a day and do what is due")
    one.add_argument("day", type=date.fromisoformat)
    one = verb("incoming", "money comes")
    one.add_argument("--amount", type=euros, required=True)
    one.add_argument("--from-name", required=True)
    one.add_argument("--from-iban", required=True)
    one.add_argument("--communication", default="", help="twelve digits")
    one.add_argument("--text", default="")
    one = verb("outgoing", "money leaves by another way than a file")
    one.add_argument("--amount", type=euros, required=True)
    one.add_argument("--to-name", required=True)
    one.add_argument("--to-iban", default="")
    one.add_argument("--communication", default="", help="twelve digits")
    one.add_argument("--text", default="")
    one = verb("refuse", "refuse a payment")
    one.add_argument("end_to_end_id")
    one.add_argument("--reason", default="AC04")
    one = verb("delay", "put a payment off")
    one.add_argument("end_to_end_id")
    one.add_argument("--days", type=int, required=True)
    one = verb("return", "a payment that was done comes back")
    one.add_argument("end_to_end_id")
    one.add_argument("--reason", default="AC04")
    one = verb("close", "an account is closed, here or elsewhere")
    one.add_argument("iban")
    one = verb("charge", "the bank's own costs")
    one.add_argument("amount", type=euros)
    one = verb("statement", "close the day and write the statements")
    one.add_argument("--format", choices=["camt", "coda"], default="camt")
    one.add_argument("--version", choices=["02", "08"], default="08", help="of camt.053")
    one = verb("balance", "what is on the account")
    for name in ("incoming", "outgoing", "charge", "statement", "balance"):
        verbs.choices[name].add_argument("--iban", default="", help="which account, of several")
    return parser


def main(arguments: list[str] | None = None) -> None:
    given = reader().parse_args(arguments)
    bank = Bank(given.home, getattr(given, "today", None))
    try:
        for text in done(bank, given):
            print(text)
    except Unknown as error:
        sys.exit(str(error))
    finally:
        bank.close()


def done(bank: Bank, given: argparse.Namespace) -> list[object]:
    """What is to be printed once the verb is done."""
    match given.verb:
        case "open":
            bank.open_account(given.iban, given.name, given.balance, given.wages_in_detail)
        case "submit":
            return [bank.submit(path.read_bytes()) for path in given.file] or list(bank.collect())
        case "day":
            return list(bank.day(given.day))
        case "incoming":
            bank.incoming(
                given.amount,
                given.from_name,
                given.from_iban,
                given.communication,
                given.text,
                iban=given.iban,
            )
        case "outgoing":
            bank.outgoing(
                given.amount,
                given.to_name,
                given.to_iban,
                given.communication,
                given.text,
                given.iban,
            )
        case "refuse":
            bank.refuse(given.end_to_end_id, given.reason)
        case "delay":
            bank.delay(given.end_to_end_id, given.days)
        case "return":
            bank.give_back(given.end_to_end_id, given.reason)
        case "close":
            bank.close_account(given.iban)
        case "charge":
            bank.charge(given.amount, iban=given.iban)
        case "statement":
            return list(bank.statement(given.format, given.iban, given.version))
        case "balance":
            cents = bank.balance(given.iban)
            sign = "-" if cents < 0 else ""
            return [f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"]
    return []


if __name__ == "__main__":
    main()
