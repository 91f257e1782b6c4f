-- What a private link of a reminder shows beside: the plan that was agreed last, and what came late.
create function mutua.plan_by_link() returns table (plan jsonb, total bigint, paid jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.parts, p.total, coalesce((
      select jsonb_agg(jsonb_build_array(r.received_on, r.amount) order by r.received_on, r.id)
        from activities_receipt r where r.invoice_id = i.id and r.received_on > i.due_on), '[]')
    from treasury_collectionstep k join activities_invoice i on i.id = k.invoice_id
    left join lateral (select g.parts, g.total from treasury_paymentplan g
      where g.invoice_id = i.id order by g.number desc limit 1) p on true
    where k.token_hash <> '' and k.token_hash = mutua.token()
$$;
revoke execute on function mutua.plan_by_link from public;
grant execute on function mutua.plan_by_link to mutua_public;
