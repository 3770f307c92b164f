CREATE TABLE "privacy_jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "privacy_jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"user_id" bigint NOT NULL,
	"asked_by_id" bigint NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"stage" text,
	"cursor" bigint DEFAULT 0 NOT NULL,
	"up_to" jsonb,
	"addresses" text[] DEFAULT '{}' NOT NULL,
	"names" text[] DEFAULT '{}' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone,
	"storage_key" text,
	"size" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "privacy_jobs_kind_known" CHECK ("privacy_jobs"."kind" in ('export', 'erase')),
	CONSTRAINT "privacy_jobs_state_known" CHECK ("privacy_jobs"."state" in ('open', 'done', 'failed', 'gone')),
	CONSTRAINT "privacy_jobs_waiting_time" CHECK (("privacy_jobs"."state" = 'open') = ("privacy_jobs"."next_at" is not null)),
	CONSTRAINT "privacy_jobs_stage" CHECK (("privacy_jobs"."kind" = 'erase') = ("privacy_jobs"."stage" is not null)),
	CONSTRAINT "privacy_jobs_forgets" CHECK ("privacy_jobs"."state" = 'open' or "privacy_jobs"."addresses" = '{}' and "privacy_jobs"."names" = '{}')
);
--> statement-breakpoint
CREATE TABLE "retention_rules" (
	"kind" text PRIMARY KEY NOT NULL,
	"days" integer NOT NULL,
	CONSTRAINT "retention_rules_kind_known" CHECK ("retention_rules"."kind" in ('set_aside', 'quarantine', 'raw_mail', 'audit_details')),
	CONSTRAINT "retention_rules_days" CHECK ("retention_rules"."days" between 1 and 3650)
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "privacy_jobs" ADD CONSTRAINT "privacy_jobs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_jobs" ADD CONSTRAINT "privacy_jobs_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "privacy_jobs_open_key" ON "privacy_jobs" USING btree ("user_id","kind") WHERE "privacy_jobs"."state" = 'open';--> statement-breakpoint
CREATE INDEX "privacy_jobs_waiting" ON "privacy_jobs" USING btree ("next_at","id") WHERE "privacy_jobs"."state" = 'open';--> statement-breakpoint
CREATE INDEX "privacy_jobs_user" ON "privacy_jobs" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "privacy_jobs_expiry" ON "privacy_jobs" USING btree ("expires_at") WHERE "privacy_jobs"."storage_key" is not null;--> statement-breakpoint
CREATE INDEX "mail_ledger_kept" ON "mail_ledger" USING btree ("received_at","id") WHERE "mail_ledger"."storage_key" <> '';--> statement-breakpoint
CREATE INDEX "mail_ledger_sender" ON "mail_ledger" USING btree (lower("envelope_from"),"id");--> statement-breakpoint
CREATE INDEX "mail_ledger_ticket" ON "mail_ledger" USING btree ("ticket_id") WHERE "mail_ledger"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_mail_ticket" ON "outbox_mail" USING btree ("ticket_id") WHERE "outbox_mail"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_recipients_address" ON "outbox_recipients" USING btree ("address");--> statement-breakpoint
CREATE INDEX "drafts_ticket" ON "drafts" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id","id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_erased" CHECK ("users"."erased_at" is null or "users"."status" = 'deactivated');--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.privacy') WHERE key = 'admin' AND NOT 'settings.privacy' = ANY (permissions);
