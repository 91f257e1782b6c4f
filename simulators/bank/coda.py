"""Writes statements as CODA, version 2 of the Febelfin standard: records of 128 places."""

from datetime import date

from simulators.bank.lines import Item, Movement, Statement

BIC = "SIMUBEBB"
NUMBER = "999"
# Family, number and category of enclosure II of the standard.
CODES = {
    "out": "0101000",
    "batch": "0107000",
    "wages": "0105000",
    "in": "0150000",
    "return": "0154000",
    "charge": "8002000",
}


def written(statement: Statement) -> bytes:
    """The file with this statement."""
    records = [_header(statement), _old_balance(statement)]
    sequence = 0
    for one in statement.movements:
        sequence = _next(sequence)
        records += _movement(one, sequence, statement.number)
    records += [_new_balance(statement)]
    records += [_trailer(statement, len(records) - 1)]
    for record in records:
        assert len(record) == 128, record
    return "".join(f"{record}\r\n" for record in records).encode("cp1252", errors="replace")


def _header(statement: Statement) -> str:
    copy = "D" if statement.copy else " "
    start = f"00000{_day(statement.day)}{NUMBER}05{copy}{'':7}{statement.number:010}"
    return f"{start}{statement.holder:26.26}{BIC:11}{'0' * 11} {'0' * 5}{'':16}{'':16}{'':7}2"


def _old_balance(statement: Statement) -> str:
    start = f"12{statement.number:03}{_account(statement.iban)}"
    balance = f"{_signed(statement.opening)}{_day(statement.opened)}"
    return f"{start}{balance}{statement.holder:26.26}{'Account':35}{statement.number:03}"


def _new_balance(statement: Statement) -> str:
    start = f"8{statement.number:03}{_account(statement.iban)}"
    return f"{start}{_signed(statement.closing)}{_day(statement.day)}{'':64}0"


def _trailer(statement: Statement, count: int) -> str:
    debit = -sum(one.amount for one in statement.movements if one.amount < 0)
    credit = sum(one.amount for one in statement.movements if one.amount > 0)
    return f"9{'':15}{count:06}{_plain(debit)}{_plain(credit)}{'':75}2"


def _movement(movement: Movement, sequence: int, number: int) -> list[str]:
    if movement.kind != "batch":
        item = movement.items[0] if movement.items else Item(movement.amount, *[""] * 6)
        return _records(movement, item, sequence, 0, number, "0" + CODES[movement.kind])
    code = CODES["wages" if movement.purpose == "SALA" else "batch"]
    whole = Item(movement.amount, movement.batch, "", "", "", "", "")
    records = _records(movement, whole, sequence, 0, number, "1" + code, globalised="1")
    detail = 0
    for item in movement.items:
        detail = _next(detail)
        made = _records(movement, item, sequence, detail, number, "5" + code)
        if made[-1].startswith("31"):
            detail = _next(detail)
        records += made
    return records


def _records(
    movement: Movement,
    item: Item,
    sequence: int,
    detail: int,
    number: int,
    code: str,
    globalised: str = "0",
) -> list[str]:
    """The records of one movement or detail: 2.1, then 2.2, 2.3 and 3.1 as they are needed."""
    if item.communication:
        words = f"1101{item.communication}"
    else:
        words = f"0{item.text}"
    words = f"{words:150.150}"
    long_name = len(item.name) > 35
    last = words[107:150]
    third = bool(item.name or item.iban or last.strip())
    second = bool(words[54:107].strip() or item.end_to_end_id or item.reason)
    place = f"{sequence:04}{detail:04}"
    link = "1" if long_name else "0"
    following = "1" if second or third else "0"
    first = (
        f"21{place}{movement.reference:21}{_signed(item.amount)}{_day(movement.value_day)}{code}"
        f"{words[:54]}{_day(movement.day)}{number:03}{globalised}{following} "
    )
    records = [first + ("0" if following == "1" else link)]
    if second:
        kind = "2" if item.reason else " "
        following = "1" if third else "0"
        text = f"22{place}{words[54:107]}{item.end_to_end_id:35}{'':11}{'':3}{kind}{item.reason:4}"
        records.append(f"{text}{'':8}{following} {link if following == '0' else '0'}")
    if third:
        account = f"{item.iban:34}EUR" if item.iban else f"{'':37}"
        records.append(f"23{place}{account}{item.name:35.35}{last}0 {link}")
    if long_name:
        place = f"{sequence:04}{_next(detail):04}"
        text = f"31{place}{movement.reference:21}{code}1001{item.name:70.70}"
        records.append(f"{text}{'':12}0 0")
    return records


def _next(number: int) -> int:
    """Four digits count on from 9999 to 0000."""
    return 0 if number == 9_999 else number + 1


def _account(iban: str) -> str:
    return f"{iban:31}{'':3}EUR"


def _signed(amount: int) -> str:
    return ("1" if amount < 0 else "0") + _plain(abs(amount))


def _plain(cents: int) -> str:
    return f"{cents * 10:015}"


def _day(day: date) -> str:
    return f"{day:%d%m%y}"
