-- The memory that all processes share: how often somebody tried to sign in.
create table portal_cache (
  cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index portal_cache_expires on portal_cache (expires);

-- Who stands for whom is history: each change names its act.
create trigger recorded after insert or update or delete on accounts_account
  for each row execute function mutua.keep_change();
