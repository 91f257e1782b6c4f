"""The invariants of people, for the diagnosis."""

from mutua.ground.doctor import derivation, register
from mutua.people import queries
from mutua.people.models import Holding

register(
    "people.memberships",
    "Nobody has two live memberships",
    """select count(*), count(*) filter (where live > 1) from (
         select person_id, count(*) filter (where state not in ('refused', 'left')) as live
         from people_membership group by person_id) s""",
)
register(
    "people.refusals",
    "Every refusal says why",
    """select count(*), count(*) filter (where reason = '') from people_membership
       where state = 'refused'""",
)
register(
    "people.capital",
    "The capital of each person in the books is what the register says (22)",
    """select count(*), count(*) filter (where booked <> held) from (
         select coalesce(b.amount, 0) as booked, coalesce(h.amount, 0) as held
         from (select person, -sum(amount) as amount from ledger_posting
               where account_id = 'capital' group by person) b
         full join (select person_id, sum((last_number - first_number + 1) * price) as amount
               from people_holding where until is null group by person_id) h
           on h.person_id = b.person) s""",
)
register(
    "people.shares",
    "The numbers held sum to those issued less those ended, each in one hand (22)",
    """select count(*), count(*) filter (where held <> stands or doubled > 0) from (
         select coalesce(sum(last_number - first_number + 1), 0) as held,
           (select coalesce(sum((last_number - first_number + 1) * case kind
              when 'subscription' then 1 when 'repayment' then -1 else 0 end), 0)
            from people_sharemovement) as stands,
           (select count(*) from people_holding a join people_holding b on a.id < b.id
              and int8range(a.first_number, a.last_number, '[]')
                  && int8range(b.first_number, b.last_number, '[]')
              and daterange(a.since, a.until) && daterange(b.since, b.until)) as doubled
         from people_holding where until is null) s""",
)
register(
    "people.moved",
    "What is held, handed on or repaid has moved in the register, number by number (22)",
    """select count(*), count(*) filter (where said <> moved or strange) from (
         select c.shares as said, coalesce(sum(m.last_number - m.first_number + 1), 0) as moved,
           coalesce(bool_or(m.from_person_id is distinct from c.giver
                            or m.to_person_id is distinct from c.taker), false) as strange
         from (select id, shares, null::uuid as giver, person_id as taker
                 from people_subscription where state = 'held'
               union all select id, shares, seller_id, buyer_id
                 from people_sharetransfer where state = 'agreed'
               union all select id, shares, person_id, null from people_repayment) c
         left join people_sharemovement m on c.id in (m.subscription_id, m.transfer_id, m.repayment_id)
         group by c.id, c.shares) s""",
)
register(
    "people.subscriptions",
    "Money for shares that are not issued yet is what the paid subscriptions say",
    """select count(*), count(*) filter (where booked <> paid) from (
         select coalesce(b.amount, 0) as booked, coalesce(p.amount, 0) as paid
         from (select person, -sum(amount) as amount from ledger_posting
               where account_id = 'share_subscription' group by person) b
         full join (select person_id, sum(shares * price) as amount from people_subscription
               where state = 'paid' group by person_id) p on p.person_id = b.person) s""",
)
register(
    "people.repayments",
    "Each repayment goes whole to its payees, never beyond the value, its tests beside it unless it"
    " was made before the books were opened",
    """select count(*), count(*) filter (where amount > value or paid <> amount or not tested) from (
         select r.amount, r.value, r.tests ?& array['net_assets', 'liquidity'] or exists (
             select from ledger_opening o where o.id::text = r.tests ->> 'opening'
               and r.paid_on <= o.day) as tested,
           (select coalesce(sum(one.value::bigint), 0) from jsonb_each_text(r.payees) one) as paid
         from people_repayment r) s""",
)
register(
    "people.left",
    "Nobody has left who still holds shares",
    """select count(*), count(*) filter (where exists (
         select from people_holding h where h.person_id = m.person_id and h.until is null)
         and not exists (select from people_membership o where o.person_id = m.person_id
                         and o.state not in ('left', 'refused')))
       from people_membership m where m.state = 'left'""",
)
register(
    "people.accounts",
    "A bank account that follows another waits two days (17)",
    """select count(*), count(*) filter (where turn > 1
         and payable_from < said_at + interval '48 hours')
       from (select *, row_number() over (partition by person_id order by said_at, id) as turn
             from people_bankaccount) a""",
)
register(
    "people.numbers",
    "Every national number names the key that sealed it",
    "select count(*), count(*) filter (where key_name = '') from people_nationalnumber",
)
register(
    "people.legal_persons",
    "Every legal person belongs to category C, and a natural person acts for it",
    """select count(*), count(*) filter (where
           exists (select from people_legalperson r where r.person_id = l.represented_by_id)
           or exists (select from people_membership m
                      where m.person_id = l.person_id and m.category <> 'C'))
       from people_legalperson l""",
)


@derivation("people.register")
def register_anew() -> tuple[int, int]:
    """Every number is in the hand to which the movements brought it"""
    moved = dict(queries.replay())
    held = {
        number: one.person_id
        for one in Holding.objects.filter(until=None)
        for number in range(one.first_number, one.last_number + 1)
    }
    return len(moved), len(moved.items() ^ held.items())


register(
    "people.appointments",
    "Nobody was appointed to a role of the house by herself (15)",
    """select count(*), count(*) filter (where a.person = p.person_id) from people_appointment p
       left join ground_change c on c.table = 'people_appointment' and c.operation = 'INSERT'
         and c.row = p.id::text left join ground_act a on a.id = c.act_id""",
)
