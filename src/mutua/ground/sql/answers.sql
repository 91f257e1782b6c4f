-- The answer that a key got before. Whoever acts by a link sees no act but her own, not even the
-- one that she began a moment ago: who knows the key, made before the first try, gets its answer.
create function mutua.answer_before(the_key uuid)
returns table (verb text, facts text, result jsonb) language sql stable security definer
set search_path = public, pg_temp as $$
  select a.verb, a.facts, a.result from ground_act a
  where a.key = the_key and a.person is not distinct from mutua.person()
$$;
revoke execute on function mutua.answer_before from public;
grant execute on function mutua.answer_before
  to mutua_public, mutua_member, mutua_staff, mutua_treasury, mutua_worker;
