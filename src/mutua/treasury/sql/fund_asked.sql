-- A member asks the fund of herself, or of whom she shares an activity with; the money of an activity
-- she reads of her own alone.

create or replace function mutua.fund_asked(
  the_entity text, the_activity uuid, the_client uuid, the_person uuid, the_day date
) returns table (
  own_left bigint, fund_room bigint, group_room bigint, member_room bigint, members bigint,
  ever_paid boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  with subject as (select mutua.fund_subject(the_client) as id),
  clients as (
    select c.id from activities_client c, subject s where c.id = s.id or c.group_id = s.id
      or c.merged_into_id in (select l.id from activities_client l
                              where l.id = s.id or l.group_id = s.id)),
  coming as (
    select c.person_id, c.client_id in (select id from clients) as same, m.gross_pay
      from work_contractmonth m join work_contract c on c.id = m.contract_id
      join activities_activity a on a.id = c.activity_id
      where m.payslip is null and not m.freed and a.legal_entity_id = the_entity),
  rooms as (
    select k.kind, k.most + coalesce(b.balance, 0) as room
      from subject s cross join lateral
        mutua.rows_of_fund(the_entity, array[s.id], array[the_person], the_day) k
      left join treasury_fundbalance b on b.legal_entity_id = the_entity
        and b.kind = k.kind and b.subject = k.subject)
  select case when current_setting('role') <> 'mutua_member'
        or the_activity in (select mutua.my_activities())
      then (select amount from mutua.own_money(array[the_activity])) - mutua.set_aside(the_activity)
      end,
    (select room from rooms where kind = 'fund') - coalesce((select sum(gross_pay) from coming), 0),
    (select room from rooms where kind = 'group')
      - coalesce((select sum(gross_pay) from coming where same), 0),
    (select room from rooms where kind = 'member')
      - coalesce((select sum(gross_pay) from coming where person_id = the_person), 0),
    (select count(distinct c.person_id) from work_contract c
      where c.client_id in (select id from clients) and c.last_day > the_day - 365
        and c.state in ('signed', 'declared', 'worked') and c.person_id <> the_person) + 1,
    exists (select from activities_receipt r join activities_invoice i on i.id = r.invoice_id
            where i.client_id in (select id from clients))
  where current_setting('role') <> 'mutua_member' or the_person = mutua.person()
    or exists (select from activities_activitymember m where m.activity_id = the_activity
               and m.person_id = the_person and the_activity in (select mutua.my_activities()))
$$;
