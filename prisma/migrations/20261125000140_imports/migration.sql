-- What comes from elsewhere: publishers and their verdicts, and which records of which files were read.

-- CreateTable
CREATE TABLE "publisher" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "site" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publisher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_verdict" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "publisher_id" UUID NOT NULL,
    "aspect" "aspect" NOT NULL DEFAULT 'TRUTH',
    "url" TEXT,
    "title" TEXT,
    "author" TEXT,
    "label" TEXT,
    "best_rating" TEXT,
    "worst_rating" TEXT,
    "rating_value" TEXT,
    "excerpt" TEXT,
    "rating_id" UUID,
    "language" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_at_precision" "date_precision",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outside_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imported_record" (
    "format" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "claim_id" UUID,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imported_record_pkey" PRIMARY KEY ("format","key")
);

-- CreateIndex
CREATE INDEX "outside_verdict_claim_id_idx" ON "outside_verdict"("claim_id");

-- CreateIndex
CREATE INDEX "outside_verdict_publisher_id_idx" ON "outside_verdict"("publisher_id");

-- CreateIndex
CREATE INDEX "outside_verdict_rating_id_idx" ON "outside_verdict"("rating_id");

-- CreateIndex
CREATE INDEX "imported_record_claim_id_idx" ON "imported_record"("claim_id");

-- CreateIndex
CREATE INDEX "claim_text_idx" ON "claim" USING HASH ("text");

-- CreateIndex
CREATE INDEX "speaker_name_idx" ON "speaker"("name");

-- CreateIndex
CREATE INDEX "speaker_alias_name_idx" ON "speaker_alias"("name");

-- AddForeignKey
ALTER TABLE "outside_verdict" ADD CONSTRAINT "outside_verdict_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_verdict" ADD CONSTRAINT "outside_verdict_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "publisher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_verdict" ADD CONSTRAINT "outside_verdict_rating_id_aspect_fkey" FOREIGN KEY ("rating_id", "aspect") REFERENCES "rating"("id", "aspect") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_record" ADD CONSTRAINT "imported_record_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be false

create unique index publisher_of_site on publisher (lower(name), coalesce(site, ''));

alter table publisher
  add constraint publisher_has_a_name check (name ~ '\S'),
  add constraint publisher_site_is_a_host check (site ~ '^[^/\s]+$');

alter table outside_verdict
  add constraint outside_verdict_of_truth check (aspect = 'TRUTH'),
  add constraint outside_verdict_reviewed_at_with_precision
    check ((reviewed_at is null) = (reviewed_at_precision is null)),
  add constraint outside_verdict_rating_has_a_label check (rating_id is null or label is not null),
  add constraint outside_verdict_says_something
    check (coalesce(label, rating_value, excerpt, title, url) is not null);

alter table imported_record
  add constraint imported_record_digest_shape check (digest ~ '^[0-9a-f]{64}$');

-- What was found elsewhere stays as it was read; so does what was read.
create trigger append_only before update or delete on publisher for each row execute function refuse_change();
create trigger append_only before update or delete on outside_verdict for each row execute function refuse_change();
create trigger append_only before update or delete on imported_record for each row execute function refuse_change();
create trigger never_emptied before truncate on imported_record execute function refuse_change();

select keep_history('publisher', '{id}');
select keep_history('outside_verdict', '{id}');
select keep_history('imported_record', '{format,key}');
