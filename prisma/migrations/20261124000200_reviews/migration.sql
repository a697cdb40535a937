-- Reviews: how verdicts become rulings, blind and with four eyes; comments on the way, and what they are told of.

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('OPEN', 'IN_REVIEW', 'AGREED', 'DISPUTED', 'ADJUDICATED', 'RULED', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ruling_method" AS ENUM ('AGREED', 'ADJUDICATED', 'SINGLE');

-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('MENTION', 'ASSIGNMENT', 'SENT_BACK', 'DISPUTED', 'PUBLISHED');

-- CreateTable
CREATE TABLE "desk" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "reviewers" INTEGER NOT NULL DEFAULT 2,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "quote_id" UUID,
    "claim_id" UUID,
    "aspect" "aspect" NOT NULL,
    "reviewers" INTEGER NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'OPEN',
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "opened_by_id" UUID NOT NULL,
    "due_at" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_step" (
    "review_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cycle" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "reason" TEXT,
    "from" "review_state",
    "to" "review_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_step_pkey" PRIMARY KEY ("review_id","number")
);

-- CreateTable
CREATE TABLE "review_assignment" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "assigned_by_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judgement" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verdict_id" UUID,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjudication" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "aspect" "aspect" NOT NULL,
    "cycle" INTEGER NOT NULL,
    "rating_id" UUID NOT NULL,
    "reasons" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjudication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "aspect" "aspect" NOT NULL,
    "number" INTEGER NOT NULL,
    "cycle" INTEGER NOT NULL,
    "rating_id" UUID NOT NULL,
    "summary" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "method" "ruling_method" NOT NULL,
    "ruled_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "corrects_id" UUID,
    "correction_note" TEXT,

    CONSTRAINT "ruling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling_verdict" (
    "ruling_id" UUID NOT NULL,
    "verdict_id" UUID NOT NULL,

    CONSTRAINT "ruling_verdict_pkey" PRIMARY KEY ("ruling_id","verdict_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "ruling_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("ruling_id")
);

-- CreateTable
CREATE TABLE "ruling_withdrawal" (
    "ruling_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ruling_withdrawal_pkey" PRIMARY KEY ("ruling_id")
);

-- CreateTable
CREATE TABLE "reply_request" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "speaker_id" UUID,
    "name" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT NOT NULL,
    "question" TEXT,
    "deadline" DATE,
    "asked_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "reply_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "quote_id" UUID,
    "claim_id" UUID,
    "aspect" "aspect",
    "by_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "gives_away" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "comment_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("comment_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "caused_by_id" UUID NOT NULL,
    "review_id" UUID,
    "comment_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_quote_id_idx" ON "review"("quote_id");

-- CreateIndex
CREATE INDEX "review_claim_id_idx" ON "review"("claim_id");

-- CreateIndex
CREATE INDEX "review_state_idx" ON "review"("state");

-- CreateIndex
CREATE UNIQUE INDEX "review_id_aspect_key" ON "review"("id", "aspect");

-- CreateIndex
CREATE INDEX "review_assignment_reviewer_id_idx" ON "review_assignment"("reviewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_verdict_id_key" ON "judgement"("verdict_id");

-- CreateIndex
CREATE INDEX "judgement_reviewer_id_idx" ON "judgement"("reviewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_review_id_cycle_round_key" ON "judgement"("review_id", "cycle", "round");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_review_id_cycle_reviewer_id_key" ON "judgement"("review_id", "cycle", "reviewer_id");

-- CreateIndex
CREATE INDEX "adjudication_review_id_idx" ON "adjudication"("review_id");

-- CreateIndex
CREATE INDEX "ruling_corrects_id_idx" ON "ruling"("corrects_id");

-- CreateIndex
CREATE UNIQUE INDEX "ruling_review_id_number_key" ON "ruling"("review_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ruling_id_review_id_key" ON "ruling"("id", "review_id");

-- CreateIndex
CREATE INDEX "publication_at_idx" ON "publication"("at");

-- CreateIndex
CREATE INDEX "ruling_withdrawal_at_idx" ON "ruling_withdrawal"("at");

-- CreateIndex
CREATE INDEX "reply_request_review_id_idx" ON "reply_request"("review_id");

-- CreateIndex
CREATE INDEX "comment_quote_id_idx" ON "comment"("quote_id");

-- CreateIndex
CREATE INDEX "comment_claim_id_idx" ON "comment"("claim_id");

-- CreateIndex
CREATE INDEX "notice_recipient_id_id_idx" ON "notice"("recipient_id", "id");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_assigned_by_id_fkey" FOREIGN KEY ("assigned_by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudication" ADD CONSTRAINT "adjudication_review_id_aspect_fkey" FOREIGN KEY ("review_id", "aspect") REFERENCES "review"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudication" ADD CONSTRAINT "adjudication_rating_id_aspect_fkey" FOREIGN KEY ("rating_id", "aspect") REFERENCES "rating"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudication" ADD CONSTRAINT "adjudication_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_review_id_aspect_fkey" FOREIGN KEY ("review_id", "aspect") REFERENCES "review"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_rating_id_aspect_fkey" FOREIGN KEY ("rating_id", "aspect") REFERENCES "rating"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_ruled_by_id_fkey" FOREIGN KEY ("ruled_by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_corrects_id_review_id_fkey" FOREIGN KEY ("corrects_id", "review_id") REFERENCES "ruling"("id", "review_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ruling_verdict" ADD CONSTRAINT "ruling_verdict_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "ruling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_verdict" ADD CONSTRAINT "ruling_verdict_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "ruling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_withdrawal" ADD CONSTRAINT "ruling_withdrawal_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "ruling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_withdrawal" ADD CONSTRAINT "ruling_withdrawal_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_request" ADD CONSTRAINT "reply_request_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_request" ADD CONSTRAINT "reply_request_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_request" ADD CONSTRAINT "reply_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_caused_by_id_fkey" FOREIGN KEY ("caused_by_id") REFERENCES "reviewer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be false

alter table desk
  add constraint desk_is_one check (id),
  add constraint desk_reviewers_one_or_two check (reviewers in (1, 2));

alter table review
  add constraint review_of_quote_or_claim check ((quote_id is null) <> (claim_id is null)),
  add constraint review_aspect_fits_target check ((aspect = 'TRUTH') = (claim_id is not null)),
  add constraint review_reviewers_one_or_two check (reviewers in (1, 2)),
  add constraint review_cycle_positive check (cycle >= 1);
create unique index review_of_aspect on review (aspect, coalesce(quote_id, claim_id));

alter table review_assignment add constraint review_assignment_round check (round in (1, 2));
create unique index review_assignment_of_reviewer on review_assignment (review_id, reviewer_id) where ended_at is null;
create unique index review_assignment_of_round on review_assignment (review_id, round) where ended_at is null;

alter table judgement
  add constraint judgement_round check (round in (1, 2)),
  add constraint judgement_digest_shape check (digest ~ '^[0-9a-f]{64}$'),
  add constraint judgement_opened_or_voided check (verdict_id is null or voided_at is null);

alter table ruling
  add constraint ruling_number_positive check (number >= 1),
  add constraint ruling_summary_length check (char_length(summary) between 1 and 280),
  add constraint ruling_correction_is_explained check ((corrects_id is null) = (correction_note is null)),
  add constraint ruling_corrects_another check (corrects_id <> id);

alter table reply_request
  add constraint reply_request_of_somebody check ((speaker_id is null) <> (name is null)),
  add constraint reply_request_answered_at_a_time check ((answer is null) = (answered_at is null));

alter table comment
  add constraint comment_on_quote_or_claim check ((quote_id is null) <> (claim_id is null)),
  add constraint comment_digest_shape check (digest ~ '^[0-9a-f]{64}$');

-- What is written stays

create trigger append_only before update or delete on review_step for each row execute function refuse_change();
create trigger append_only before update or delete on adjudication for each row execute function refuse_change();
create trigger append_only before update or delete on ruling for each row execute function refuse_change();
create trigger append_only before update or delete on ruling_verdict for each row execute function refuse_change();
create trigger append_only before update or delete on publication for each row execute function refuse_change();
create trigger append_only before update or delete on ruling_withdrawal for each row execute function refuse_change();
create trigger append_only before update or delete on comment for each row execute function refuse_change();
create trigger append_only before update or delete on comment_mention for each row execute function refuse_change();

-- An envelope is opened or voided once, and otherwise stays as it was handed in.
create trigger append_only before delete on judgement for each row execute function refuse_change();
create trigger sealed before update on judgement
  for each row when (
    (new.id, new.review_id, new.cycle, new.round, new.reviewer_id, new.body, new.salt, new.digest, new.submitted_at)
      is distinct from
    (old.id, old.review_id, old.cycle, old.round, old.reviewer_id, old.body, old.salt, old.digest, old.submitted_at)
    or old.verdict_id is not null or old.voided_at is not null)
  execute function refuse_change();

-- A review keeps what it is about and how many judge in it; who was asked for a reply, and what they said, stays.
create trigger append_only before delete on review for each row execute function refuse_change();
create trigger frozen before update on review
  for each row when ((new.id, new.quote_id, new.claim_id, new.aspect, new.reviewers, new.opened_by_id, new.created_at)
    is distinct from (old.id, old.quote_id, old.claim_id, old.aspect, old.reviewers, old.opened_by_id, old.created_at))
  execute function refuse_change();
create trigger append_only before delete on reply_request for each row execute function refuse_change();
create trigger answered_once before update on reply_request
  for each row when (old.answer is not null or
    (new.id, new.review_id, new.speaker_id, new.name, new.asked_at, new.channel, new.question, new.deadline)
      is distinct from
    (old.id, old.review_id, old.speaker_id, old.name, old.asked_at, old.channel, old.question, old.deadline))
  execute function refuse_change();

-- The state of a review is where its last step led, and in its cycle.
create function refuse_state_without_step() returns trigger language plpgsql as $$
begin
  if not exists (
    select from (select s."to", s.cycle from review_step s where s.review_id = new.id order by s.number desc limit 1) last
      join review r on r.id = new.id and r.state = last."to" and r.cycle >= last.cycle) then
    raise exception 'a review is in the state to which its last step led'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger led_there_by_a_step after insert or update on review deferrable initially deferred
  for each row execute function refuse_state_without_step();

-- Nobody decides on what they judged, whatever their role.
create function refuse_own_judgement() returns trigger language plpgsql as $$
declare
  who uuid := coalesce(to_jsonb(new) ->> 'by_id', to_jsonb(new) ->> 'ruled_by_id')::uuid;
  which uuid := coalesce((to_jsonb(new) ->> 'review_id')::uuid,
    (select r.review_id from ruling r where r.id = (to_jsonb(new) ->> 'ruling_id')::uuid));
begin
  if exists (select from judgement j where j.review_id = which and j.reviewer_id = who) then
    raise exception 'nobody decides on what they judged' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger four_eyes after insert on adjudication for each row execute function refuse_own_judgement();
create trigger four_eyes after insert on ruling for each row execute function refuse_own_judgement();
create trigger four_eyes after insert on publication for each row execute function refuse_own_judgement();

-- A published ruling stands until it is withdrawn or one that corrects it is published.
create function public.ruling_stands(ruling uuid) returns boolean language sql stable
  return exists (select from publication p where p.ruling_id = ruling)
    and not exists (select from ruling_withdrawal w where w.ruling_id = ruling)
    and not exists (select from ruling later join publication p on p.ruling_id = later.id where later.corrects_id = ruling);

create function refuse_second_standing() returns trigger language plpgsql as $$
begin
  if (select count(*) from ruling other join ruling published on published.review_id = other.review_id
      where published.id = new.ruling_id and ruling_stands(other.id)) > 1 then
    raise exception 'a review has one standing ruling' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger one_stands after insert on publication for each row execute function refuse_second_standing();

-- Words and scales that an envelope judges stay too.

create or replace function refuse_change_under_verdict() returns trigger language plpgsql as $$
begin
  if exists (select from verdict where claim_id = old.id)
    or exists (select from judgement j join review r on r.id = j.review_id where r.claim_id = old.id) then
    raise exception 'a claim that a verdict rests on keeps its words'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- Whether this transaction wrote a row, also after a savepoint: its number is then the later of a part of this one.
create function public.written_now(row_transaction xid) returns boolean language plpgsql volatile as $$
declare
  mine bigint := pg_current_xact_id()::text::bigint;
  distance bigint := (row_transaction::text::bigint - mine) & 4294967295;
begin
  if distance = 0 then return true; end if;
  -- Earlier, or later by the 31 bits that PostgreSQL compares.
  if distance >= 2147483648 then return false; end if;
  return pg_xact_status((mine + distance)::text::xid8) = 'in progress';
end $$;

create or replace function refuse_late_addition() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'citation' then
    perform from verdict where id = new.verdict_id and written_now(xmin);
  else
    perform from quote where id = new.quote_id and written_now(xmin);
  end if;
  if not found then
    raise exception 'a % is written together with what it belongs to', replace(tg_table_name, '_', ' ')
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

-- What an envelope or a comment says stands in the history only as a digest made with a secret salt.
select keep_history('desk', '{id}');
select keep_history('review', '{id}');
select keep_history('review_step', '{review_id,number}');
select keep_history('review_assignment', '{id}');
select keep_history('judgement', '{id}', omitted => '{body,salt}');
select keep_history('adjudication', '{id}');
select keep_history('ruling', '{id}');
select keep_history('ruling_verdict', '{ruling_id,verdict_id}');
select keep_history('publication', '{ruling_id}');
select keep_history('ruling_withdrawal', '{ruling_id}');
select keep_history('reply_request', '{id}');
select keep_history('comment', '{id}', omitted => '{text,salt}');
select keep_history('comment_mention', '{comment_id,reviewer_id}');
