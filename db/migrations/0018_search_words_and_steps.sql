ALTER TABLE "users" ADD COLUMN "single_keys" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "steps_hidden_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "article_versions_words" ON "article_versions" USING gin (to_tsvector('simple', "title"));--> statement-breakpoint
CREATE INDEX "tickets_words" ON "tickets" USING gin (to_tsvector('simple', "subject"));