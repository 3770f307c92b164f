CREATE TABLE "mail_tests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_tests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"direction" text NOT NULL,
	"outbox_id" bigint NOT NULL,
	"token" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	CONSTRAINT "mail_tests_direction_known" CHECK ("mail_tests"."direction" in ('out', 'in'))
);
--> statement-breakpoint
CREATE TABLE "mailbox_aliases" (
	"address" text PRIMARY KEY NOT NULL,
	"mailbox_id" bigint NOT NULL,
	CONSTRAINT "mailbox_aliases_lower" CHECK ("mailbox_aliases"."address" = lower("mailbox_aliases"."address"))
);
--> statement-breakpoint
ALTER TABLE "outbox_mail" ADD COLUMN "failed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "signature" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "brand_hue" integer;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "brand_strength" integer;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "logo" jsonb;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "help_locales" text[] DEFAULT '{"en","de"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_tests" ADD CONSTRAINT "mail_tests_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_tests" ADD CONSTRAINT "mail_tests_outbox_id_outbox_mail_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox_mail"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_aliases" ADD CONSTRAINT "mailbox_aliases_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_tests_mailbox" ON "mail_tests" USING btree ("mailbox_id","direction","id");--> statement-breakpoint
CREATE INDEX "mail_tests_outbox" ON "mail_tests" USING btree ("outbox_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_tests_token_key" ON "mail_tests" USING btree ("token");--> statement-breakpoint
CREATE INDEX "mailbox_aliases_mailbox" ON "mailbox_aliases" USING btree ("mailbox_id");--> statement-breakpoint
CREATE INDEX "mail_ledger_mailbox" ON "mail_ledger" USING btree ("mailbox_id","received_at");--> statement-breakpoint
CREATE INDEX "outbox_mail_sent" ON "outbox_mail" USING btree ("from_address","sent_at") WHERE "outbox_mail"."state" = 'sent';--> statement-breakpoint
CREATE INDEX "outbox_mail_failed" ON "outbox_mail" USING btree ("from_address","failed_at") WHERE "outbox_mail"."state" = 'failed';--> statement-breakpoint
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_brand_hue" CHECK ("workspace"."brand_hue" between 0 and 359);--> statement-breakpoint
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_brand_strength" CHECK ("workspace"."brand_strength" between 0 and 100);--> statement-breakpoint
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_help_locales" CHECK (cardinality("workspace"."help_locales") > 0);--> statement-breakpoint
-- Admins of existing installations get the pages that this version brings.
UPDATE roles SET permissions = array_append(permissions, 'settings.mailboxes') WHERE key = 'admin' AND NOT 'settings.mailboxes' = ANY (permissions);
