"""The invariants of work, for the diagnosis."""

from mutua.ground.doctor import register

register(
    "work.whole",
    "A signed contract comes to its months: pay, cost, days, and hours",
    """select count(*), count(*) filter (where
         (c.gross_pay, c.charged, c.first_day, c.last_day)
           is distinct from (m.gross, m.charged, m.first, m.last)
         or p.periods <> jsonb_array_length(c.hours) or s.contract_id is null)
       from work_contract c
       left join (select contract_id, sum(gross_pay) as gross, sum(charged) as charged,
             min(first_day) as first, max(last_day) as last
           from work_contractmonth group by 1) m on m.contract_id = c.id
       left join (select contract_id, count(*) as periods from work_period group by 1) p
         on p.contract_id = c.id
       left join work_contractsignature s
         on s.contract_id = c.id and s.content_hash = c.content_hash
       where c.state in ('signed', 'declared', 'worked')""",
)
register(
    "work.places",
    "Nobody is bound in two places at once (11)",
    """select count(*), count(*) filter (where doubled) from (
         select a.id, exists (select from work_period b where b.person_id = a.person_id
           and b.id <> a.id
           and int8range((a.day - date '2000-01-01') * 1440 + a.from_minute,
                         (a.day - date '2000-01-01') * 1440 + a.until_minute)
            && int8range((b.day - date '2000-01-01') * 1440 + b.from_minute,
                         (b.day - date '2000-01-01') * 1440 + b.until_minute)) as doubled
         from work_period a) s""",
)
register(
    "work.rules",
    "What was approved no rule forbids, and warnings were decided",
    """select count(*), count(*) filter (where not asked or forbidden
           or (warned and c.decided_why = ''))
       from work_contract c
       cross join lateral (
         select count(*) > 0 as asked, coalesce(bool_or(verdict = 'block'), false) as forbidden,
           coalesce(bool_or(verdict = 'warn' and decision_id is null), false) as warned
         from work_check k where k.contract_id = c.id and k.edition = c.edition) k
       where c.state in ('approved', 'signed', 'declared', 'worked')""",
)
register(
    "work.declared",
    "Work that was done was declared before, under a number",
    """select count(*), count(*) filter (where d.id is null or m.open > 0)
       from work_contract c left join work_declaration d on d.contract_id = c.id
       cross join lateral (select count(*) filter (where confirmed_at is null) as open
         from work_contractmonth m where m.contract_id = c.id) m
       where c.state = 'worked'""",
)
