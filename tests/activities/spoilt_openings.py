"""The example of an opening with one fault after the other, each with its place: what to put in,
instead of what, and the file, line and column of which the error must speak."""

from __future__ import annotations

from typing import NamedTuple

from tests.support.places import ROOT


class Fault(NamedTuple):
    """A row with one fault, added to a file; ``column`` is what the error must name."""

    file: str
    column: str
    row: str


def contract(column: str, given: str, named: str = "", **more: str) -> Fault:
    """The contract of the example under another name, with something else in a column."""
    header, first = (ROOT / "examples/opening/contracts.csv").read_text("utf-8").splitlines()[:2]
    row = dict(zip(header.split(";"), first.split(";"), strict=True))
    own = {
        "reference": f"8{column}{given}",
        "dimona": f"8{column}{given}"[:20],
        "day": "2026-11-12",
    }
    said = {**row, **own, **more, column: given}
    return Fault("contracts", named or column, ";".join(said.values()))


def mandate(column: str, given: str, **more: str) -> Fault:
    """The seizure of the example once more, with something else in a column."""
    header, first = (ROOT / "examples/opening/mandates.csv").read_text("utf-8").splitlines()[:2]
    row = dict(zip(header.split(";"), first.split(";"), strict=True))
    said = {**row, "reference": f"9{column}{given}"[:60], "owed": "", **more, column: given}
    return Fault("mandates", column, ";".join(said.values()))


def payslip(column: str, given: str, named: str = "", **more: str) -> Fault:
    """The first payslip of the example under another name, with something else in a column; the
    error may name another one."""
    header, first = (ROOT / "examples/opening/payslips.csv").read_text("utf-8").splitlines()[:2]
    row = dict(zip(header.split(";"), first.split(";"), strict=True))
    said = {**row, "id": f"9{column}{given}", "owed.onss": "", **more, column: given}
    return Fault("payslips", named or column, ";".join(said.values()))


# Added to the example, one row each; the error must name the line of that row and this column.
ROWS = (
    Fault("members", "reference", ";No Reference;;fr;;;;;;;"),
    Fault("members", "legal_name", "M-090;;;fr;;;;;;;"),
    Fault("members", "born_on", "M-091;Bad Birth;;fr;;31/12/1990;;;;;"),
    Fault("members", "language", "M-092;Bad Tongue;;la;;;;;;;"),
    Fault("activities", "member", "A-90;Nobody's;M-999;"),
    Fault("activities", "share", "A-91;Half of one;M-001;50"),
    Fault("activities", "share", "A-92;Word of one;M-001;much"),
    Fault("activities", "name", "A-93;;M-001;"),
    Fault("clients", "member", "K-90;M-999;Of nobody;person;Jan;nl;;;;Meir;9;2000;Antwerpen;BE"),
    Fault("clients", "kind", "K-91;M-001;Nora dances;robot;Jan;nl;;;;Meir;9;2000;Antwerpen;BE"),
    Fault(
        "clients", "enterprise_number",
        "K-92;M-001;Nora dances;company;Jan;nl;0403.170.702;;;Meir;9;2000;Antwerpen;BE",
    ),
    Fault("shares", "member", "M-999;2024-01-15;subscription;1;30;"),
    Fault("shares", "date", "M-001;2024-02-30;subscription;1;30;"),
    Fault("shares", "date", "M-001;20240201;subscription;1;30;"),
    Fault("shares", "date", "M-001;2024-W05-4;subscription;1;30;"),
    Fault("shares", "date", "M-001;2999-01-01;subscription;1;30;"),
    Fault("shares", "kind", "M-001;2024-03-01;gift;1;30;"),
    Fault("shares", "count", "M-001;2024-03-01;subscription;0;30;"),
    Fault("shares", "count", "M-001;2024-03-01;subscription;1.5;30;"),
    Fault("shares", "price", "M-001;2024-03-01;subscription;1;0;"),
    Fault("shares", "price", "M-001;2024-03-01;subscription;1;30.001;"),
    Fault("shares", "other_side", "M-001;2024-03-01;subscription;1;30;M-002"),
    Fault("shares", "count", "M-001;2025-03-02;transfer;1000;;M-002"),
    Fault("shares", "other_side", "M-001;2025-03-02;transfer;1;;"),
    Fault("shares", "other_side", "M-001;2025-03-02;transfer;1;;M-001"),
    Fault("shares", "price", "M-001;2025-03-02;repayment;1;31;"),
    Fault("orders", "number", ";A-01;;K-003;2025-12-10;;;;;Dance;1;;500;;"),
    Fault("orders", "signed_on", "B-90;A-01;;K-003;2999-12-10;;;;;Dance;1;;500;;"),
    Fault("orders", "worked_until", "B-91;A-01;;K-003;2025-12-10;2026-02-02;2026-02-01;;;Dance;1;;500;;"),
    Fault("orders", "client", "B-92;A-01;;K-999;2025-12-10;;;;;Dance;1;;500;;"),
    Fault("orders", "activity", "B-93;A-99;;K-003;2025-12-10;;;;;Dance;1;;500;;"),
    Fault("orders", "quantity", "B-94;A-01;;K-003;2025-12-10;;;;;Dance;0;;500;;"),
    Fault("orders", "unit", "B-95;A-01;;K-003;2025-12-10;;;;;Dance;1;ELL;500;;"),
    Fault("orders", "price", "B-96;A-01;;K-003;2025-12-10;;;;;Dance;1;;0;;"),
    Fault("orders", "nature", "B-98;A-01;;K-003;2025-12-10;;;;;Dance;1;;500;magic;"),
    Fault("orders", "country", "B-99;A-01;;K-003;2025-12-10;;;;;Dance;1;;500;;Belgium"),
    Fault("orders", "worked_from", "B-100;A-01;;K-003;2025-12-10;1999-01-01;;;;Dance;1;;500;;"),
    Fault("orders", "number", "B-" + "9" * 60 + ";A-01;;K-003;2025-12-10;;;;;Dance;1;;500;;"),
    Fault("orders", "text", "B-97;A-01;;K-003;2025-12-10;;;;;;1;;500;;"),
    Fault("invoices", "kind", "90;bill;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "number", ";;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "corrects", "91;;2025-0098;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "corrects", "92;credit_note;nothing;A-01;;K-002;2025-06-02;;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "corrects", "93;credit_note;2025-0117;A-01;;K-002;2025-06-02;;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "gross", "94;credit_note;2025-0098;A-01;;K-002;2025-06-02;;;;1210;0;0;;x;;;1000;;;21;;"),
    Fault("invoices", "activity", "95;;;A-99;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "client", "96;;;A-01;;K-999;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "issued_on", "97;;;A-01;;K-002;2999-06-02;2999-07-02;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "due_on", "98;;;A-01;;K-002;2025-06-02;2025-06-01;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "due_on", "99;;;A-01;;K-002;2025-06-02;;;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "order", "100;;;A-01;;K-002;2025-06-02;2025-07-02;B-2025-031;;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "stage", "101;;;A-01;;K-002;2025-06-02;2025-07-02;;deposit;121;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "gross", "102;;;A-01;;K-002;2025-06-02;2025-07-02;;;121.01;0;0;;x;;;100;;;21;;"),
    Fault("invoices", "gross", "103;;;A-01;;K-002;2025-06-02;2025-07-02;;;-121;0;0;;x;;;-100;;;21;;"),
    Fault("invoices", "paid", "104;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;121.01;0;;x;;;100;;;21;;"),
    Fault("invoices", "levy", "105;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;100.01;;x;;;100;;;21;;"),
    Fault("invoices", "levy", "106;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;;;x;;;100;;;21;;"),
    Fault(
        "invoices", "payment_reference",
        "107;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;090933755494;x;;;100;;;21;;",
    ),
    Fault("invoices", "vat_rate", "108;;;A-01;;K-002;2025-06-02;2025-07-02;;;100;0;0;;x;;;100;;;;;"),
    Fault("invoices", "vat_category", "109;;;A-01;;K-002;2025-06-02;2025-07-02;;;100;0;0;;x;;;100;;;0;;"),
    Fault("invoices", "vat_category", "110;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;;;21;E;"),
    Fault("invoices", "gross", "2025-0125;;;;;;;;;;319;;;;x;;;1;;;0;Z;"),
    Fault("invoices", "nature", "111;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;100;magic;;21;;"),
    Fault("invoices", "price", "112;;;A-01;;K-002;2025-06-02;2025-07-02;;;121;0;0;;x;;;1000000000;;;21;;"),
    payslip("id", ""),
    payslip("id", "2026-0011"),
    payslip("id", "2026-0999", "worked_from"),  # the first one under another name
    payslip("member", "M-999"),
    payslip("regime", "dancer"),
    payslip("worked_from", "09/01/2026"),
    payslip("worked_until", "2026-02-02"),
    payslip("worked_until", "2026-03-17", worked_from="2026-03-17", paid_on="2026-03-20"),
    payslip("paid_on", "2026-01-02"),
    payslip("gross_pay", "360.00"),
    payslip("gross_pay", "0"),
    payslip("household", "alone"),
    payslip("days", "40"),
    payslip("paid_before_month_gross", "much"),
    payslip("hours", ""),
    payslip("hours", "15.2"),
    payslip("hours", "4801"),  # more than there are in two days
    payslip("hours", "2401", worked_until="2026-01-09", days="2"),
    payslip("paid_on", "2026-03-17"),
    payslip("expected.net_pay", "27484"),
    payslip("expected.employer_cost", "52777"),
    payslip("expected.taxable_pay", ""),
    payslip("expected.work_bonus_a", "100", "expected.employee_contribution"),
    payslip("expected.closure_fund", "1.52"),
    payslip("kept_back", "27484"),
    payslip("kept_back", "100"),  # nobody's mandate
    payslip("owed.net_pay", "27484"),
    payslip("owed.onss", "21861"),
    payslip("owed.tax", "-1"),
    payslip("owed.holiday_pay", "1"),
    mandate("payee_iban", "BE62510007547061"),  # another than the row before has named
    mandate("payee_number", "0403.170.701"),
    mandate("reference", ""),
    mandate("reference", "9" * 61),
    mandate("reference", "SAI-2025-77"),
    mandate("reference", "sai-2025-77", creditor="LUMIÈRE  sa"),
    mandate("member", "M-999"),
    mandate("kind", "gift"),
    mandate("creditor", ""),
    mandate("payee", "H-99", payee_name=""),
    mandate("payee", ""),
    mandate("payee_name", "Somebody else"),
    mandate("payee_number", "0123.456.748", payee="H-98"),
    mandate("payee_iban", "BE68 5390 0754 7035", payee="H-97", payee_number=""),
    mandate("amount", "0"),
    mandate("amount", "much"),
    mandate("monthly", "10"),
    mandate("served_on", "2999-01-01"),
    mandate("served_on", "06/10/2025"),
    mandate("payable_from", "2025-10-05"),
    mandate("withheld", "850.01"),
    mandate("withheld", "-1"),
    mandate("owed", "320.01"),
    mandate("entered_by", "nobody@example.org"),
    mandate("entered_by", "M-002"),
    mandate("entered_by", ""),
    contract("reference", ""),
    contract("activity", "Nobody dances"),
    contract("member", "M-999"),
    contract("member", "M-002", "activity"),
    contract("member", "M-003", "member", activity="A-01", client="K-002"),
    contract("client", "K-999"),
    contract("order", "B-000"),
    contract("regime", "dancer"),
    contract("task", ""),
    contract("place", ""),
    contract("language", "la"),
    contract("gross_pay", "0"),
    contract("gross_pay", ""),
    contract("gross_pay", "5", "reference"),
    contract("signed_on", "2999-01-01"),
    contract("started_on", "2026-11-13"),
    contract("dimona", ""),
    contract("dimona", "000123456701"),
    contract("declared_on", "09/01/2026"),
    contract("declared_on", "2026-01-10", "late_why"),
    contract("declared_on", "2026-11-13", late_why="It was forgotten"),
    contract("household", ""),
    contract("household", "alone"),
    contract("nature_justifies", "maybe"),
    contract("artistic_nature", "magic"),
    contract("children", "many"),
    contract("day", "2026-03-16"),
    contract("day", "12/11/2026"),
    contract("starts", ""),
    contract("starts", "7 pm"),
    contract("weekday", "8", monthly_gross="400", day=""),
    Fault("balances", "account", "pay_costs_payable;;;;1"),
    Fault("balances", "account", "petty_cash;;;;1"),
    Fault("balances", "account", "share_subscription;;M-001;;1"),
    Fault("balances", "amount", "bank;;;;0"),
    Fault("balances", "amount", "bank;;;;1e3"),
    Fault("balances", "amount", "bank;;;;1.000,00"),
    Fault("balances", "member", "capital;;;;1"),
    Fault("balances", "member", "bank;;M-001;;1"),
    Fault("balances", "client", "client_receivable;A-01;;;1"),
    Fault("balances", "activity", "activity_budget;A-99;;;1"),
    Fault("balances", "member", "member_payable;;M-999;;1"),
)  # fmt: skip

# A change of the example whose fault only shows where the files are held against each other.
TOGETHER = (
    ("balances.csv", "reserve;;;;-6757.00", "reserve;;;;-6757.01", 0, "off by"),
    ("balances.csv", "capital;;M-002;;-180.00", "capital;;M-002;;-210.00", 8, "capital of Dikke"),
    ("shares.csv", "M-001;2024-01-15;subscription;10", "M-001;2024-01-15;subscription;11", 7,
     "capital of Nora Lambert"),
    ("balances.csv", "K-001;772.00", "K-001;771.00", 3, "client_receivable"),
    ("balances.csv", "client_receivable;A-01;;K-003;800.00", "bank;;;;800.00", 0,
     "client_receivable"),
    ("balances.csv", "net_pay_payable;;M-002;;-1500.00", "net_pay_payable;;M-002;;-1499.00", 14,
     "net_pay_payable of Dikke"),
    ("balances.csv", "holiday_pay_provision;;M-002;;-261.52", "supplier_payable;;;;-261.52", 0,
     "holiday_pay_provision of Dikke"),
    ("payslips.csv", ";;;21860;;", ";;;21859;;", 13, "social_security_payable of Nora"),
    ("balances.csv", "vat_due;;;;", "withholding_tax_payable;;M-001;;", 9,
     "withholding_tax_payable of Nora"),
    ("mandates.csv", ";320;45.50;", ";320;45.49;", 17, "creditor_payable of Étude Lambrecht"),
    ("invoices.csv", ";;;605;605;32.50", ";;;605;604;32.50", 0, "client_receivable"),
)  # fmt: skip
