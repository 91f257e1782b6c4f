-- Numbers that left before a restore stay taken: the books of numbers stay without gap, and what
-- left under one is never issued again.
alter table activities_lostnumber enable row level security;
alter table activities_lostnumber force row level security;
create policy owner on activities_lostnumber to mutua_owner using (true) with check (true);
create policy seen on activities_lostnumber for select
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor using (true);
create policy written on activities_lostnumber for insert to mutua_worker with check (true);
grant select on activities_lostnumber
  to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
create trigger kept before update or delete on activities_lostnumber
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on activities_lostnumber
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert on activities_lostnumber
  for each row execute function mutua.keep_change();

create or replace function mutua.number_follows() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.drawn > 1 and not exists (
      select from activities_invoice i where i.series_id = new.series_id
      and i.drawn = new.drawn - 1) and not exists (
      select from activities_lostnumber l where l.series_id = new.series_id
      and l.number = new.drawn - 1) then
    raise exception 'number % without the one before it', new.drawn using errcode = 'MU006';
  end if;
  return null;
end $$;

-- The number is the last statement's; a shut store draws none, and nothing leaves twice.
create function mutua.may_be_numbered() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not mutua.is_open() then
    raise exception 'the store was restored, or moved: it draws no number' using errcode = 'MU020';
  end if;
  if exists (select from activities_lostnumber l where l.invoice = new.id
             or (l.series_id = new.series_id and l.number = new.drawn)) then
    raise exception 'this left before the store was restored' using errcode = 'MU020';
  end if;
  return new;
end $$;
create trigger may_be_numbered before update of drawn on activities_invoice
  for each row when (new.drawn is not null and old.drawn is null)
  execute function mutua.may_be_numbered();

-- What is made of an invoice can leave: its line is in the journal first.
create function mutua.has_its_line() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from ground_left l
                 where l.kind = 'invoice_number' and l.reference = new.id) then
    raise exception 'an invoice without its line in the journal' using errcode = 'MU020';
  end if;
  return new;
end $$;
create trigger has_its_line before update of pdf on activities_invoice
  for each row when (new.pdf <> '' and old.pdf = '') execute function mutua.has_its_line();

-- Takes a number that left, and those before it that never did; the only way to write one.
create function mutua.reserve_number(the_entity text, the_book text, the_year int, the_number int,
  the_invoice uuid, the_facts jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_series uuid;
  stands int;
begin
  insert into activities_series (id, legal_entity_id, book, year, last)
    values (gen_random_uuid(), the_entity, the_book, the_year, 0)
    on conflict (legal_entity_id, book, year) do nothing;
  select s.id, s.last into the_series, stands from activities_series s
    where s.legal_entity_id = the_entity and s.book = the_book and s.year = the_year for update;
  if the_number <= stands or the_number > stands + 100000 then
    raise exception 'number % does not follow %', the_number, stands using errcode = 'MU020';
  end if;
  insert into activities_lostnumber (id, series_id, number, invoice, facts)
    select gen_random_uuid(), the_series, n, case n when the_number then the_invoice end,
      case n when the_number then the_facts else '{}' end
    from generate_series(stands + 1, the_number) n;
  update activities_series set last = the_number where id = the_series;
  return the_number - stands;
end $$;
revoke execute on function mutua.reserve_number from public;
grant execute on function mutua.reserve_number to mutua_worker;
