-- A ruling that is read in from another desk comes after verdicts that were recorded later than it was made; nobody
-- ruled there on what they had judged before. Whoever reads it in says so in beleg.reads_desk, for one transaction.

create or replace function refuse_own_judgement() returns trigger language plpgsql as $$
declare
  decision jsonb := to_jsonb(new);
  who uuid := coalesce(decision ->> 'by_id', decision ->> 'ruled_by_id')::uuid;
  made_at timestamptz := coalesce(decision ->> 'at', decision ->> 'created_at')::timestamptz;
  which uuid := coalesce((decision ->> 'review_id')::uuid,
    (select r.review_id from ruling r where r.id = (decision ->> 'ruling_id')::uuid));
  is_own boolean;
begin
  if current_setting('beleg.reads_desk', true) = 'on' then
    is_own := exists (select from review r join verdict v on v.aspect = r.aspect
        and (v.claim_id = r.claim_id or v.quote_id = r.quote_id)
      where r.id = which and v.reviewer_id = who and v.recorded_at < made_at);
  else
    is_own := has_judged(which, who);
  end if;
  if is_own then
    raise exception 'nobody decides on what they judged' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
