"""The invariants of work, for the diagnosis."""

from mutua.ground.doctor import register

register(
    "work.whole",
    "A signed contract comes to its months: pay, cost, days, and hours",
    """select count(*), count(*) filter (where
         (c.gross_pay, c.charged, c.first_day, c.last_day)
           is distinct from (m.gross, m.charged, m.first, m.last)
         or p.periods <> jsonb_array_length(c.hours) or (s.contract_id is null and b.contract_id is null))
       from work_contract c
       left join (select x.contract_id, sum(x.gross_pay) as gross, sum(x.charged) as charged,
             min(x.first_day) as first, max(x.last_day) as last
           from work_contractmonth x join work_contract k on k.id = x.contract_id
           where not x.freed and (k.week is null or x.first_day <= k.last_day)
           group by 1) m on m.contract_id = c.id
       left join (select x.contract_id, count(*) as periods
           from work_period x join work_contract k on k.id = x.contract_id
           where k.week is null or x.day <= k.last_day group by 1) p
         on p.contract_id = c.id
       left join work_contractsignature s
         on s.contract_id = c.id and s.content_hash = c.content_hash
       left join work_earliercontract b
         on b.contract_id = c.id and b.content_hash = c.content_hash
       where c.state in ('signed', 'declared', 'worked') and (c.week is null or not exists (
         select from work_ending e where e.contract_id = c.id and e.bound_at is not null))""",
)
register(
    "work.open_ended",
    "Of an open-ended contract every month was opened, at most at its pay, and none after its end",
    """select count(*), count(*) filter (where m.over > 0 or m.months <> m.spanned
           or (e.id is not null and m.last > e.last_day)
           or (c.state = 'worked' and e.id is null))
       from work_contract c
       left join work_ending e on e.contract_id = c.id and e.bound_at is not null
       cross join lateral (
         select count(*) filter (where x.gross_pay > c.pay_amount
                                   and x.first_day >= (c.week ->> 'from')::date) as over,
           count(distinct x.month) as months, max(x.last_day) as last,
           coalesce((extract(year from max(x.month)) - extract(year from min(x.month))) * 12
             + extract(month from max(x.month)) - extract(month from min(x.month)) + 1, 0) as spanned
         from work_contractmonth x where x.contract_id = c.id and not x.freed) m
       where c.week is not null and c.state in ('signed', 'declared', 'worked')""",
)
register(
    "work.content",
    "A signed contract has kept what it says, for its person",
    """select count(*), count(*) filter (where s.id is null) from work_contract c
       left join work_signedcontent s on (s.contract_id, s.person_id) = (c.id, c.person_id)
       where c.content_hash <> ''""",
)
register(
    "work.places",
    "Nobody is bound in two places at once (11)",
    """select count(*), count(*) filter (where doubled) from (
         select a.id, exists (select from work_period b where b.person_id = a.person_id
           and b.id <> a.id and not b.freed
           and int8range((a.day - date '2000-01-01') * 1440 + a.from_minute,
                         (a.day - date '2000-01-01') * 1440 + a.until_minute)
            && int8range((b.day - date '2000-01-01') * 1440 + b.from_minute,
                         (b.day - date '2000-01-01') * 1440 + b.until_minute)) as doubled
         from work_period a where not a.freed) s""",
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
    """select count(*), count(*) filter (where d.told = 0 or m.open > 0)
       from work_contract c
       cross join lateral (select count(*) as told from (
         select from work_declaration where contract_id = c.id union all
         select from work_declarationchange where contract_id = c.id and kind = 'change') t) d
       cross join lateral (select count(*) filter (where confirmed_at is null and not freed) as open
         from work_contractmonth m where m.contract_id = c.id) m
       where c.state = 'worked'""",
)
register(
    "work.changed",
    "What was replaced has its signed next version, what was cancelled its reason and its pay, and"
    " nothing of either is bound that nobody worked",
    """select count(*), count(*) filter (where m.open > 0
           or (c.state = 'replaced' and n.id is null)
           or (c.state = 'cancelled' and (k.gross_pay, k.charged)
               is distinct from (m.gross, m.charged)))
       from work_contract c
       left join work_contract n on n.replaces_id = c.id
         and n.state in ('signed', 'declared', 'worked', 'replaced', 'cancelled')
       left join work_cancellation k on k.contract_id = c.id
       cross join lateral (
         select count(*) filter (where confirmed_at is null) as open,
           coalesce(sum(gross_pay), 0) as gross, coalesce(sum(charged), 0) as charged
         from work_contractmonth m where m.contract_id = c.id and not m.freed) m
       where c.state in ('replaced', 'cancelled')""",
)
register(
    "work.absences",
    "Of a person one absence holds for a day, and each version follows one of hers",
    """select count(*), count(*) filter (where exists (
           select from work_absence b where b.id = a.replaces_id
             and (b.person_id <> a.person_id or b.withdrawn))
         or (not a.withdrawn and n.id is null and exists (
           select from work_absence o left join work_absence m on m.replaces_id = o.id
           where o.person_id = a.person_id and o.id <> a.id and not o.withdrawn and m.id is null
             and o.first_day <= a.last_day and o.last_day >= a.first_day)))
       from work_absence a left join work_absence n on n.replaces_id = a.id""",
)
register(
    "work.invited",
    "Whoever works for an activity that she does not share was invited, on those terms",
    """select count(*), count(*) filter (where i.id is null or (c.edition = 1
         and ((c.regime, c.task, c.place, c.hours, c.pay_from, c.pay_amount, c.first_day, c.last_day)
           is distinct from (i.regime, i.task, i.place, i.hours, i.pay_from, i.pay_amount,
             i.first_day, i.last_day)
           or case c.pay_from when 'budget' then c.charged > c.pay_amount
                else c.gross_pay <> c.pay_amount end)))
       from work_contract c
       left join work_invitation i on (i.contract_id, i.person_id) = (c.id, c.person_id)
       where c.replaces_id is null
         and not exists (select from activities_activitymember m
           where (m.activity_id, m.person_id) = (c.activity_id, c.person_id))
         and not exists (select from work_earliercontract e where e.contract_id = c.id)""",
)
register(
    "work.of_its_activity",
    "Work, and what somebody is invited to, is for a client and an order of its activity",
    """select count(*), count(*) filter (where b.id is null
           or (w.order_id is not null and o.id is null))
       from (select activity_id, client_id, order_id from work_contract
             union all select activity_id, client_id, order_id from work_invitation) w
       left join activities_activityclient b
         on (b.activity_id, b.client_id) = (w.activity_id, w.client_id)
       join activities_client c on c.id = w.client_id
       left join activities_order o on (o.id, o.activity_id) = (w.order_id, w.activity_id)
         and o.client_id in (c.id, c.merged_into_id)""",
)
