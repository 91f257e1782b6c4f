-- Pay that was too much comes back by a line of a statement: what the line was for, what of the claim
-- is over, and the books say the same amount.

create function mutua.came_back_by_a_line() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (
      select from payroll_settlement d join payroll_claim c on c.id = d.claim_id
        join treasury_match m on (m.id, m.kind, m.target, m.amount) = (d.id, 'claim', c.id, d.amount)
        join treasury_statementline l on l.id = m.line_id
        join treasury_statement s on s.id = l.statement_id and s.legal_entity_id = c.legal_entity_id
        join ledger_entry e on e.cause_kind = 'claim_settled' and e.cause_id = d.id
          and e.legal_entity_id = c.legal_entity_id
        where d.id = new.id and d.kind = 'transferred' and (
          select array[sum(p.amount) filter (where p.account_id = 'receipts_to_match'),
              sum(p.amount) filter (where p.account_id = 'member_receivable'
                and p.person = d.person_id)]
            from ledger_posting p where p.entry_id = e.id) = array[d.amount, -d.amount]::numeric[])
  then
    raise exception 'what came back is a line of a statement, and stands in the books so'
      using errcode = 'MU035';
  end if;
  return null;
end $$;
create constraint trigger came_back after insert on payroll_settlement
  deferrable initially deferred for each row when (new.kind = 'transferred')
  execute function mutua.came_back_by_a_line();
create constraint trigger came_back after insert on treasury_match
  deferrable initially deferred for each row when (new.kind = 'claim')
  execute function mutua.came_back_by_a_line();
