-- Nobody decides on what they judged, also where their verdict was recorded outside of the review, by one alone.

create function public.has_judged(which uuid, who uuid) returns boolean language sql stable
  return exists (select from judgement j where j.review_id = which and j.reviewer_id = who)
    or exists (select from review r join verdict v on v.aspect = r.aspect
        and (v.claim_id = r.claim_id or v.quote_id = r.quote_id)
      where r.id = which and v.reviewer_id = who);

create or replace function refuse_own_judgement() returns trigger language plpgsql as $$
declare
  who uuid := coalesce(to_jsonb(new) ->> 'by_id', to_jsonb(new) ->> 'ruled_by_id')::uuid;
  which uuid := coalesce((to_jsonb(new) ->> 'review_id')::uuid,
    (select r.review_id from ruling r where r.id = (to_jsonb(new) ->> 'ruling_id')::uuid));
begin
  if has_judged(which, who) then
    raise exception 'nobody decides on what they judged' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
