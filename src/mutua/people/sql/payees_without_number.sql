-- Who is paid only and has no enterprise number had something else in its place: a client's identifier,
-- an account, a foreign number. Its person's identifier is derived from that and knows it again.

alter table people_legalperson disable trigger recorded;  -- there is no act yet
update people_legalperson set enterprise_number = null
  where represented_by_id is null and enterprise_number !~ '^[01][0-9]{9}$';
alter table people_legalperson enable trigger recorded;
set constraints all immediate;
