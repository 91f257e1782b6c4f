-- What the database holds of claims that are not paid: two people lose a claim, and each loss is in the
-- books.

do $$
declare name text;
begin
  foreach name in array array['collectionstep', 'paymentplan', 'bankruptcy', 'writeoff', 'vatrelief',
      'recovery'] loop
    name := 'treasury_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('create policy written on %I for insert to mutua_treasury%s with check (true)',
      name, case when name = 'treasury_recovery' then ', mutua_worker' else '' end);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_treasury%s', name,
      case when name = 'treasury_recovery' then ', mutua_worker' else '' end);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each row execute function mutua.keep_change(%s)', name,
      case when name = 'treasury_collectionstep' then '''sent_to'', ''token_hash''' else '' end);
    if name not in ('treasury_bankruptcy', 'treasury_writeoff') then
      execute format('create trigger kept_whole before update on %I
        for each row execute function mutua.refuse_change()', name);
    end if;
  end loop;
end $$;

create policy closed on treasury_bankruptcy for update to mutua_treasury
  using (true) with check (true);
grant update (closed_on) on treasury_bankruptcy to mutua_treasury;
create policy decided on treasury_writeoff for update to mutua_treasury using (true) with check (true);
grant update (state, borne, decided_by_id, decided_on) on treasury_writeoff to mutua_treasury;
create trigger stepped before insert or update of state on treasury_writeoff
  for each row execute function mutua.follow_arrow('write_off');

-- A bankruptcy is closed once; of a write-off nothing moves but its decision, which is one's own.
create function mutua.bankruptcy_is_closed_once() returns trigger language plpgsql as $$
begin
  if old.closed_on is not null
     or to_jsonb(old) - 'closed_on' is distinct from to_jsonb(new) - 'closed_on' then
    raise exception 'a bankruptcy is not changed' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on treasury_bankruptcy
  for each row execute function mutua.bankruptcy_is_closed_once();
create function mutua.write_off_is_frozen() returns trigger language plpgsql as $$
declare free text[] := '{state,borne,decided_by_id,decided_on}';
begin
  if old.state <> 'proposed' or to_jsonb(old) - free is distinct from to_jsonb(new) - free then
    raise exception 'a write-off is not changed' using errcode = 'MU007';
  end if;
  if new.state = 'decided' and new.decided_by_id is distinct from mutua.person() then
    raise exception 'one decides for oneself' using errcode = 'MU015';
  end if;
  return new;
end $$;
create trigger frozen before update on treasury_writeoff
  for each row execute function mutua.write_off_is_frozen();
create function mutua.write_off_is_ones_own() returns trigger language plpgsql as $$
begin
  if new.proposed_by_id is distinct from mutua.person() then
    raise exception 'one proposes for oneself' using errcode = 'MU015';
  end if;
  return new;
end $$;
create trigger own before insert on treasury_writeoff
  for each row execute function mutua.write_off_is_ones_own();

-- What is lost, given back by the State, or comes in after all stands in the books.
create constraint trigger booked after update of state on treasury_writeoff
  deferrable initially deferred for each row when (new.state = 'decided')
  execute function mutua.fund_is_booked('write_off', 'receivable_written_down', '-1');
create constraint trigger booked after insert on treasury_vatrelief
  deferrable initially deferred
  for each row execute function mutua.fund_is_booked('vat_relief', 'vat_due', '1');
create constraint trigger booked after insert on treasury_recovery
  deferrable initially deferred
  for each row execute function mutua.fund_is_booked('recovery', 'receivable_written_down', '1');

-- No more is lost than was open, VAT comes back only when a bankruptcy is closed, and no more comes
-- in than was lost.
create function mutua.loss_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'treasury_writeoff' then
    if new.state = 'decided' and new.amount > (
        select i.gross - i.earlier_paid - i.credited - coalesce((select sum(r.amount)
          from activities_receipt r where r.invoice_id = i.id), 0)
        from activities_invoice i where i.id = new.invoice_id) then
      raise exception 'more is lost than was open' using errcode = 'MU039';
    end if;
  elsif tg_table_name = 'treasury_vatrelief' then
    if not exists (select from treasury_writeoff w join activities_invoice i on i.id = w.invoice_id
        join treasury_bankruptcy b on b.client_id = i.client_id and b.closed_on <= new.given_on
        where w.id = new.write_off_id and w.state = 'decided' and new.amount <= i.vat) then
      raise exception 'VAT of a loss that is not definitive' using errcode = 'MU040';
    end if;
  elsif (select sum(r.amount) from treasury_recovery r where r.write_off_id = new.write_off_id)
      > (select amount from treasury_writeoff w where w.id = new.write_off_id) then
    raise exception 'more comes in than was lost' using errcode = 'MU039';
  end if;
  return null;
end $$;
create trigger fits after update on treasury_writeoff
  for each row execute function mutua.loss_fits();
create trigger fits after insert on treasury_vatrelief
  for each row execute function mutua.loss_fits();
create trigger fits after insert on treasury_recovery
  for each row execute function mutua.loss_fits();

-- What of an invoice is lost: it is neither a claim any more nor money that comes.
create function mutua.lost_of(the_invoice uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce((select w.amount - coalesce((select sum(r.amount) from treasury_recovery r
      where r.write_off_id = w.id), 0)
    from treasury_writeoff w where w.invoice_id = the_invoice and w.state = 'decided'), 0)::bigint
$$;
revoke execute on function mutua.lost_of from public;

-- Whether a client is bankrupt, for whoever asks about a contract.
create function mutua.is_bankrupt(the_client uuid) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  select exists (select from treasury_bankruptcy b join activities_client c on c.id = the_client
                 where b.client_id in (c.id, c.merged_into_id))
$$;
revoke execute on function mutua.is_bankrupt from public;
grant execute on function mutua.is_bankrupt to mutua_member, mutua_staff;

create or replace function mutua.own_money(the_activities uuid[])
returns table (activity uuid, amount bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select a.id, (mutua.budget_of(a.id) - coalesce((
    select sum(floor(greatest(0, i.gross - i.earlier_paid - i.credited - coalesce(l.amount, 0)
          - coalesce((select sum(r.amount) from activities_receipt r
                      where r.invoice_id = i.id), 0))::numeric
        * i.net * (10000 - a.levy_rate) / (i.gross::numeric * 10000)))
      from activities_invoice i left join lateral (
        select mutua.lost_of(w.invoice_id) as amount from treasury_writeoff w
          where w.invoice_id = i.id and w.state = 'decided') l on true
      where i.activity_id = a.id and i.state = 'issued' and i.kind = 'invoice' and i.gross > 0
    ), 0))::bigint
  from activities_activity a where a.id = any(the_activities)
$$;

create or replace function mutua.claim_due(the_kind text, the_cause uuid, the_day date) returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    case the_kind
      when 'invoice' then (select coalesce(o.due_on, i.due_on) from activities_invoice i
        left join activities_invoice o on o.id = i.credits_id where i.id = the_cause)
      when 'receipt' then (select i.due_on from activities_receipt r
        join activities_invoice i on i.id = r.invoice_id where r.id = the_cause)
      when 'write_off' then (select i.due_on from treasury_writeoff w
        join activities_invoice i on i.id = w.invoice_id where w.id = the_cause)
      when 'recovery' then (select i.due_on from treasury_recovery r
        join treasury_writeoff w on w.id = r.write_off_id
        join activities_invoice i on i.id = w.invoice_id where r.id = the_cause)
    end, the_day)
$$;

-- What a private link of a reminder shows of its invoice, and nothing else.
create function mutua.due_by_link() returns table (
  invoice uuid, drawn int, year int, book text, earlier_number text, client_number text,
  client_kind text, client_name text, client_country text, language text, entity text,
  country text, details jsonb, due_on date, open bigint, reference text, reminded_on date,
  bankrupt boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.drawn, s.year, s.book, i.earlier_number, i.client_number, c.kind, c.name, c.country,
      c.language, l.name, l.country, l.details, i.due_on,
      (i.gross - i.earlier_paid - i.credited - mutua.lost_of(i.id) - coalesce((
        select sum(r.amount) from activities_receipt r where r.invoice_id = i.id), 0))::bigint,
      i.payment_reference,
      (select min(f.made_on) from treasury_collectionstep f
        where f.invoice_id = i.id and f.kind = 'reminder'),
      exists (select from treasury_bankruptcy b where b.client_id = c.id)
    from treasury_collectionstep k join activities_invoice i on i.id = k.invoice_id
    left join activities_series s on s.id = i.series_id
    join activities_client c on c.id = i.client_id
    join activities_activity a on a.id = i.activity_id
    join ledger_legalentity l on l.code = a.legal_entity_id
    where k.token_hash <> '' and k.token_hash = mutua.token()
$$;
revoke execute on function mutua.due_by_link from public;
grant execute on function mutua.due_by_link to mutua_public;
