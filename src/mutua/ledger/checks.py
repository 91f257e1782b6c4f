"""The invariants of the books, for the diagnosis."""

from mutua.ground.doctor import derivation, register
from mutua.ledger import chain
from mutua.ledger.models import LegalEntity


@derivation("ledger.chain")
def closed_periods() -> tuple[int, int]:
    """Every closed period gives the head that was kept at its close"""
    links = [link for one in LegalEntity.objects.all() for link in chain.verify(one.code)]
    return len(links), sum(not link.holds for link in links)


register(
    "ledger.balance",
    "The postings of each entry sum to zero in each currency, two lines or more (1)",
    """with sums as (
         select entry_id, currency, sum(amount) as amount, count(*) as lines
         from ledger_posting group by entry_id, currency),
       entries as (
         select entry_id, bool_or(amount <> 0) as off, sum(lines) as lines
         from sums group by entry_id)
       select count(*), count(*) filter (where coalesce(off, true) or lines < 2)
       from ledger_entry e left join entries s on s.entry_id = e.id""",
)
register(
    "ledger.periods",
    "Every entry stands in a period (4)",
    """select count(*), count(*) filter (where not exists (
         select from ledger_period p where p.legal_entity_id = e.legal_entity_id
         and e.day between p.first_day and p.last_day)) from ledger_entry e""",
)
register(
    "ledger.causes",
    "Each cause has one entry for a purpose (5)",
    """select count(*), count(*) - count(distinct (cause_kind, cause_id, purpose))
       from ledger_entry""",
)
register(
    "ledger.corrections",
    "A correction is the mirror of what it corrects, or says what differs",
    """select count(*), count(*) filter (where c.legal_entity_id <> e.legal_entity_id)
       from ledger_entry c join ledger_entry e on e.id = c.corrects_id""",
)
register(
    "ledger.dimensions",
    "Every posting says the dimensions that its account needs",
    """select count(*), count(*) filter (where exists (
         select from jsonb_array_elements_text(a.needs) need where to_jsonb(p) ->> need is null))
       from ledger_posting p join ledger_account a on a.code = p.account_id
       where jsonb_array_length(a.needs) > 0""",
)
register(
    "ledger.opening",
    "The entry that opened the books is what the balances of its file say",
    """select count(*), count(*) filter (where off <> 0) from (
         select sum(amount) as off from (
           select opening_id, account_id, activity, person, client, amount
             from ledger_openingbalance
           union all
           select e.cause_id, p.account_id, p.activity, p.person, p.client, -p.amount
             from ledger_entry e join ledger_posting p on p.entry_id = e.id
             where e.cause_kind = 'opening') b
         group by opening_id, account_id, activity, person, client) n""",
)
