"""Ways to spoil a good e-invoice, each with the published rule that must find it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Spoil(NamedTuple):
    """In the text of a document, ``old`` (a pattern) becomes ``new``; ``rule`` must find it."""

    rule: str
    old: str
    new: str

    def of(self, text: str) -> str:
        """The spoilt text. Raises ValueError where there was nothing to spoil."""
        found, count = re.subn(self.old, self.new, text, count=1, flags=re.DOTALL)
        if not count:
            raise ValueError(f"nothing to spoil for {self.rule}: {self.old}")
        return found


def gone(rule: str, name: str) -> Spoil:
    """An element taken away."""
    return Spoil(rule, rf"<{name}\b[^>]*>.*?</{name}>", "")


def becomes(rule: str, name: str, value: str) -> Spoil:
    """An element with another value."""
    return Spoil(rule, rf"(<{name}\b[^>]*>)[^<]*", rf"\g<1>{value}")


SUBTOTAL: Final = r"(<cac:TaxSubtotal>.*?)"
SPOILS: Final = (
    gone("BR-01", "cbc:CustomizationID"),
    gone("BR-02", "cbc:ID"),
    gone("BR-03", "cbc:IssueDate"),
    gone("BR-04", "cbc:InvoiceTypeCode"),
    gone("BR-05", "cbc:DocumentCurrencyCode"),
    Spoil("BR-06", r"<cbc:RegistrationName>[^<]*</cbc:RegistrationName>", ""),
    Spoil(
        "BR-07",
        r"(AccountingCustomerParty>.*?)<cbc:RegistrationName>[^<]*</cbc:RegistrationName>",
        r"\1",
    ),
    gone("BR-08", "cac:PostalAddress"),
    gone("BR-09", "cac:Country"),
    Spoil(
        "BR-10", r"(AccountingCustomerParty>.*?)<cac:PostalAddress>.*?</cac:PostalAddress>", r"\1"
    ),
    Spoil("BR-11", r"(AccountingCustomerParty>.*?)<cac:Country>.*?</cac:Country>", r"\1"),
    gone("BR-12", "cbc:LineExtensionAmount"),
    gone("BR-13", "cbc:TaxExclusiveAmount"),
    gone("BR-14", "cbc:TaxInclusiveAmount"),
    gone("BR-15", "cbc:PayableAmount"),
    Spoil("BR-16", r"<cac:InvoiceLine>.*</cac:InvoiceLine>", ""),
    Spoil("BR-21", r"(<cac:InvoiceLine>)<cbc:ID>[^<]*</cbc:ID>", r"\1"),
    gone("BR-22", "cbc:InvoicedQuantity"),
    Spoil("BR-23", r' unitCode="[^"]*"', ""),
    Spoil(
        "BR-24",
        r"(<cac:InvoiceLine>.*?)<cbc:LineExtensionAmount[^>]*>[^<]*</cbc:LineExtensionAmount>",
        r"\1",
    ),
    Spoil("BR-25", r"(<cac:Item>.*?)<cbc:Name>[^<]*</cbc:Name>", r"\1"),
    gone("BR-26", "cbc:PriceAmount"),
    Spoil("BR-27", r"(<cbc:PriceAmount[^>]*>)", r"\1-"),
    becomes("BR-29", "cbc:EndDate", "2000-01-01"),
    gone("BR-45", "cbc:TaxableAmount"),
    Spoil("BR-46", SUBTOTAL + r"<cbc:TaxAmount[^>]*>[^<]*</cbc:TaxAmount>", r"\1"),
    Spoil("BR-47", SUBTOTAL + r"<cbc:ID>[^<]*</cbc:ID>", r"\1"),
    Spoil("BR-48", SUBTOTAL + r"<cbc:Percent>[^<]*</cbc:Percent>", r"\1"),
    gone("BR-49", "cbc:PaymentMeansCode"),
    gone("BR-61", "cac:PayeeFinancialAccount"),
    Spoil("BR-55", r"(<cac:InvoiceDocumentReference>)<cbc:ID>[^<]*</cbc:ID>", r"\1"),
    Spoil("BR-CO-10", r"(<cac:LegalMonetaryTotal><cbc:LineExtensionAmount[^>]*>)", r"\g<1>9"),
    becomes("BR-CO-13", "cbc:TaxExclusiveAmount", "1.00"),
    Spoil("BR-CO-14", r"(<cac:TaxTotal><cbc:TaxAmount[^>]*>)", r"\g<1>9"),
    becomes("BR-CO-15", "cbc:TaxInclusiveAmount", "1.00"),
    becomes("BR-CO-16", "cbc:PayableAmount", "1.00"),
    Spoil("BR-CO-17", SUBTOTAL + r"(<cbc:TaxAmount[^>]*>)", r"\1\g<2>9"),
    becomes("BR-CL-01", "cbc:InvoiceTypeCode", "999"),
    becomes("BR-CL-04", "cbc:DocumentCurrencyCode", "EURO"),
    becomes("BR-CL-14", "cbc:IdentificationCode", "XX"),
    becomes("BR-CL-16", "cbc:PaymentMeansCode", "999"),
    Spoil("BR-CL-23", r'unitCode="[^"]*"', 'unitCode="hour"'),
    Spoil("BR-CL-25", r'schemeID="0208"', 'schemeID="0000"'),
    Spoil("BR-S-02", r"<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>", ""),
    Spoil("BR-S-08", SUBTOTAL + r"(<cbc:TaxableAmount[^>]*>)", r"\1\g<2>9"),
    Spoil("BR-DEC-23", r"(<cac:InvoiceLine>.*?<cbc:LineExtensionAmount[^>]*>[^<]*)", r"\g<1>1"),
    gone("PEPPOL-EN16931-R001", "cbc:ProfileID"),
    gone("PEPPOL-EN16931-R003", "cbc:BuyerReference"),
    becomes("PEPPOL-EN16931-R004", "cbc:CustomizationID", "urn:cen.eu:en16931:2017"),
    becomes("PEPPOL-EN16931-R007", "cbc:ProfileID", "billing"),
    Spoil("PEPPOL-EN16931-R008", r"</cac:PaymentMeans>", "</cac:PaymentMeans><cac:Delivery/>"),
    Spoil(
        "PEPPOL-EN16931-R010",
        r"(AccountingCustomerParty>.*?)<cbc:EndpointID[^>]*>[^<]*</cbc:EndpointID>",
        r"\1",
    ),
    gone("PEPPOL-EN16931-R020", "cbc:EndpointID"),
    Spoil("PEPPOL-EN16931-R051", r'(<cbc:PriceAmount currencyID=")EUR', r"\1USD"),
    becomes("PEPPOL-EN16931-R110", "cbc:StartDate", "2027-01-01"),
    Spoil("PEPPOL-EN16931-R120", r"(<cbc:PriceAmount[^>]*>)", r"\g<1>9"),
    Spoil("PEPPOL-COMMON-R043", r'(<cbc:EndpointID schemeID="0208">)[0-9]+', r"\g<1>0123456748"),
)
# By the category of the document's lines.
REASON: Final = r"<cbc:TaxExemptionReasonCode>.*?</cbc:TaxExemptionReason>"
BUYERS_NUMBER: Final = r"(AccountingCustomerParty>.*?)<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>"
SPOILS_OF: Final = {
    "E": (Spoil("BR-E-10", REASON, ""),),
    "AE": (
        Spoil("BR-AE-02", BUYERS_NUMBER, r"\1"),
        Spoil("BR-AE-10", REASON, ""),
        Spoil("BR-AE-05", r"(<cac:ClassifiedTaxCategory>.*?<cbc:Percent>)0.00", r"\g<1>21.00"),
    ),
    "K": (
        Spoil("BR-IC-02", BUYERS_NUMBER, r"\1"),
        Spoil("BR-IC-12", r"<cac:DeliveryLocation>.*?</cac:DeliveryLocation>", ""),
        Spoil("BR-IC-10", REASON, ""),
    ),
    "G": (
        Spoil("BR-G-02", r"<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>", ""),
        Spoil("BR-G-10", REASON, ""),
    ),
    "O": (
        Spoil("BR-O-10", REASON, ""),
        Spoil(
            "BR-O-05",
            r"(<cac:ClassifiedTaxCategory><cbc:ID>O</cbc:ID>)",
            r"\1<cbc:Percent>0</cbc:Percent>",
        ),
        Spoil(
            "BR-O-02",
            r"(<cac:PartyLegalEntity>)",
            "<cac:PartyTaxScheme><cbc:CompanyID>BE0123456749</cbc:CompanyID>"
            r"<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\1",
        ),
    ),
}
