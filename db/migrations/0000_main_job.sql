CREATE SEQUENCE "public"."ticket_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "memberships" (
	"team_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"is_lead" boolean NOT NULL,
	CONSTRAINT "memberships_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"domains" text[] NOT NULL,
	"sharing" text DEFAULT 'none' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"user_id" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "teams_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"restricted" boolean NOT NULL,
	"hue" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_emails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "user_emails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"address" text NOT NULL,
	"is_primary" boolean NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"bounced_at" timestamp (3) with time zone,
	CONSTRAINT "user_emails_address_lower" CHECK ("user_emails"."address" = lower("user_emails"."address"))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"role_id" bigint,
	"organisation_id" bigint,
	"status" text NOT NULL,
	"locale" text,
	"time_zone" text,
	"theme" text NOT NULL,
	"undo_seconds" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_kind_known" CHECK ("users"."kind" in ('staff', 'customer', 'system')),
	CONSTRAINT "users_role_for_staff" CHECK (("users"."kind" = 'staff') = ("users"."role_id" is not null)),
	CONSTRAINT "users_undo_range" CHECK ("users"."undo_seconds" between 0 and 30)
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"address" text PRIMARY KEY NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_ledger" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_ledger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"source" text NOT NULL,
	"delivery_id" text NOT NULL,
	"envelope_from" text NOT NULL,
	"envelope_to" text[] NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"message_id" text,
	"fingerprint" text,
	"conflicting" boolean NOT NULL,
	"ticket_id" bigint,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone,
	"last_error" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"routed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_ledger_state_known" CHECK ("mail_ledger"."state" in ('received', 'parsed', 'routed', 'ignored', 'quarantined')),
	CONSTRAINT "mail_ledger_reason" CHECK ("mail_ledger"."state" not in ('ignored', 'quarantined') or "mail_ledger"."reason" is not null),
	CONSTRAINT "mail_ledger_waiting_time" CHECK (("mail_ledger"."state" in ('received', 'parsed')) = ("mail_ledger"."next_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "outbox_mail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purpose" text NOT NULL,
	"ticket_id" bigint,
	"message_id" bigint,
	"email_message_id" text NOT NULL,
	"final_message_id" text,
	"from_name" text NOT NULL,
	"from_address" text NOT NULL,
	"reply_to" text,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"in_reply_to" text,
	"references" text[] NOT NULL,
	"automatic" boolean NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_mail_state_known" CHECK ("outbox_mail"."state" in ('queued', 'sending', 'sent', 'failed')),
	CONSTRAINT "outbox_mail_waiting_time" CHECK (("outbox_mail"."state" in ('queued', 'sending')) = ("outbox_mail"."next_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "outbox_recipients" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_recipients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mail_id" bigint NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"field" text NOT NULL,
	"state" text NOT NULL,
	"response" text,
	CONSTRAINT "outbox_recipients_state_known" CHECK ("outbox_recipients"."state" in ('queued', 'sending', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "event_details" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_work" (
	"event_id" bigint NOT NULL,
	"listener" text NOT NULL,
	"lane" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"parked_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "event_work_event_id_listener_pk" PRIMARY KEY("event_id","listener")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" bigint,
	"subject_kind" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"ticket_id" bigint,
	"payload" jsonb NOT NULL,
	"cause_id" bigint,
	"depth" integer NOT NULL,
	"request_id" text,
	CONSTRAINT "events_depth" CHECK ("events"."depth" between 0 and 20)
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailboxes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"address" text NOT NULL,
	"is_default" boolean NOT NULL,
	"inbound_secret" text NOT NULL,
	"acknowledge" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mailboxes_address_lower" CHECK ("mailboxes"."address" = lower("mailboxes"."address"))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "setup_tokens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setup_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workspace_single" CHECK ("workspace"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "sla_clocks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sla_clocks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" bigint NOT NULL,
	"metric" text NOT NULL,
	"occurrence" integer NOT NULL,
	"policy_id" bigint,
	"target_seconds" integer NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"consumed_seconds" integer NOT NULL,
	"resumed_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"breached_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sla_clocks_state_known" CHECK ("sla_clocks"."state" in ('running', 'paused', 'met', 'cancelled')),
	CONSTRAINT "sla_clocks_running" CHECK (("sla_clocks"."state" = 'running') = ("sla_clocks"."resumed_at" is not null)),
	CONSTRAINT "sla_clocks_running_due" CHECK ("sla_clocks"."state" <> 'running' or "sla_clocks"."due_at" is not null),
	CONSTRAINT "sla_clocks_ended" CHECK (("sla_clocks"."state" in ('met', 'cancelled')) = ("sla_clocks"."ended_at" is not null)),
	CONSTRAINT "sla_clocks_consumed" CHECK ("sla_clocks"."consumed_seconds" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sla_policies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sla_policies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"conditions" jsonb NOT NULL,
	"business_hours_id" bigint,
	"pause_on_hold" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sla_segments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sla_segments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"clock_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"consumed_seconds" integer NOT NULL,
	"target_seconds" integer NOT NULL,
	"due_at" timestamp (3) with time zone,
	"event_id" bigint
);
--> statement-breakpoint
CREATE TABLE "sla_targets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sla_targets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"policy_id" bigint NOT NULL,
	"priority" text NOT NULL,
	"metric" text NOT NULL,
	"target_seconds" integer NOT NULL,
	CONSTRAINT "sla_targets_positive" CHECK ("sla_targets"."target_seconds" > 0)
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"content_id" text
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"html" text NOT NULL,
	"next_status" text,
	"last_seen_message_id" bigint,
	"state" text NOT NULL,
	"send_at" timestamp (3) with time zone,
	"held_reason" text,
	"idempotency_key" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_state_known" CHECK ("drafts"."state" in ('editing', 'scheduled', 'held', 'released')),
	CONSTRAINT "drafts_scheduled_time" CHECK ("drafts"."state" <> 'scheduled' or "drafts"."send_at" is not null),
	CONSTRAINT "drafts_held_reason" CHECK (("drafts"."state" = 'held') = ("drafts"."held_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"automatic" boolean NOT NULL,
	"html" text,
	"quoted_html" text,
	"text" text NOT NULL,
	"visible_text" text NOT NULL,
	"remote_images" integer NOT NULL,
	"email_message_id" text,
	"email_headers" jsonb,
	"ledger_id" bigint,
	"draft_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('public', 'note')),
	CONSTRAINT "messages_side_known" CHECK ("messages"."side" in ('customer', 'agent', 'system')),
	CONSTRAINT "messages_state_known" CHECK ("messages"."state" in ('accepted', 'claimed', 'moved')),
	CONSTRAINT "messages_note_side" CHECK ("messages"."kind" <> 'note' or "messages"."side" = 'agent'),
	CONSTRAINT "messages_claim_public" CHECK ("messages"."state" = 'accepted' or "messages"."kind" = 'public')
);
--> statement-breakpoint
CREATE TABLE "ticket_participants" (
	"ticket_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "ticket_participants_ticket_id_user_id_pk" PRIMARY KEY("ticket_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_reads" (
	"ticket_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"last_message_id" bigint NOT NULL,
	CONSTRAINT "ticket_reads_user_id_ticket_id_pk" PRIMARY KEY("user_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tickets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" bigint DEFAULT nextval('ticket_numbers') NOT NULL,
	"external_ref" text,
	"subject" text NOT NULL,
	"status" text NOT NULL,
	"status_before" text,
	"priority" text NOT NULL,
	"requester_id" bigint NOT NULL,
	"organisation_id" bigint,
	"assignee_id" bigint,
	"team_id" bigint,
	"mailbox_id" bigint,
	"source" text NOT NULL,
	"tags" text[] NOT NULL,
	"fields" jsonb NOT NULL,
	"reply_token" text NOT NULL,
	"version" integer NOT NULL,
	"last_public_side" text,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"last_message_id" bigint,
	"preview" text NOT NULL,
	"next_due_at" timestamp (3) with time zone,
	"first_replied_at" timestamp (3) with time zone,
	"solved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"claims_ticket_id" bigint,
	"follows_ticket_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tickets_status_known" CHECK ("tickets"."status" in ('new', 'open', 'pending', 'on_hold', 'solved', 'closed', 'merged', 'spam', 'trash')),
	CONSTRAINT "tickets_priority_known" CHECK ("tickets"."priority" in ('low', 'normal', 'high', 'urgent')),
	CONSTRAINT "tickets_source_known" CHECK ("tickets"."source" in ('email', 'form', 'api', 'agent', 'import')),
	CONSTRAINT "tickets_solved_time" CHECK ("tickets"."status" not in ('solved', 'closed') or "tickets"."solved_at" is not null),
	CONSTRAINT "tickets_restore_status" CHECK (("tickets"."status" in ('spam', 'trash')) = ("tickets"."status_before" is not null)),
	CONSTRAINT "tickets_reply_token_shape" CHECK ("tickets"."reply_token" ~ '^[0-9a-z]{20,}$')
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_emails" ADD CONSTRAINT "user_emails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_ledger" ADD CONSTRAINT "mail_ledger_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_ledger" ADD CONSTRAINT "mail_ledger_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_recipients" ADD CONSTRAINT "outbox_recipients_mail_id_outbox_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outbox_mail"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_details" ADD CONSTRAINT "event_details_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_work" ADD CONSTRAINT "event_work_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_policy_id_sla_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."sla_policies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_segments" ADD CONSTRAINT "sla_segments_clock_id_sla_clocks_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."sla_clocks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_targets" ADD CONSTRAINT "sla_targets_policy_id_sla_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."sla_policies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_participants" ADD CONSTRAINT "ticket_participants_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_participants" ADD CONSTRAINT "ticket_participants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_requester_id_users_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_key_key" ON "roles" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_key" ON "teams" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "user_emails_address_key" ON "user_emails" USING btree ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "user_emails_primary_key" ON "user_emails" USING btree ("user_id") WHERE "user_emails"."is_primary";--> statement-breakpoint
CREATE UNIQUE INDEX "users_system_key" ON "users" USING btree ("kind") WHERE "users"."kind" = 'system';--> statement-breakpoint
CREATE UNIQUE INDEX "mail_ledger_delivery_key" ON "mail_ledger" USING btree ("mailbox_id","source","delivery_id");--> statement-breakpoint
CREATE INDEX "mail_ledger_waiting" ON "mail_ledger" USING btree ("next_at","id") WHERE "mail_ledger"."state" in ('received', 'parsed');--> statement-breakpoint
CREATE INDEX "mail_ledger_quarantine" ON "mail_ledger" USING btree ("id") WHERE "mail_ledger"."state" = 'quarantined';--> statement-breakpoint
CREATE INDEX "mail_ledger_message_id" ON "mail_ledger" USING btree ("message_id") WHERE "mail_ledger"."message_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_ledger_fingerprint_key" ON "mail_ledger" USING btree ("fingerprint") WHERE "mail_ledger"."state" = 'routed';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_mail_message_id_key" ON "outbox_mail" USING btree ("email_message_id");--> statement-breakpoint
CREATE INDEX "outbox_mail_final_id" ON "outbox_mail" USING btree ("final_message_id") WHERE "outbox_mail"."final_message_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_mail_message_key" ON "outbox_mail" USING btree ("message_id") WHERE "outbox_mail"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_mail_waiting" ON "outbox_mail" USING btree ("next_at","id") WHERE "outbox_mail"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_recipients_key" ON "outbox_recipients" USING btree ("mail_id","address");--> statement-breakpoint
CREATE INDEX "event_work_waiting" ON "event_work" USING btree ("lane","next_at","event_id") WHERE "event_work"."parked_at" is null;--> statement-breakpoint
CREATE INDEX "events_ticket" ON "events" USING btree ("ticket_id","id") WHERE "events"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mailboxes_address_key" ON "mailboxes" USING btree ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "mailboxes_default_key" ON "mailboxes" USING btree ("is_default") WHERE "mailboxes"."is_default";--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "setup_tokens_hash_key" ON "setup_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sla_clocks_key" ON "sla_clocks" USING btree ("ticket_id","metric","occurrence");--> statement-breakpoint
CREATE INDEX "sla_clocks_due" ON "sla_clocks" USING btree ("due_at") WHERE "sla_clocks"."state" = 'running' and "sla_clocks"."breached_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sla_policies_position_key" ON "sla_policies" USING btree ("position");--> statement-breakpoint
CREATE INDEX "sla_segments_clock" ON "sla_segments" USING btree ("clock_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sla_segments_breach_key" ON "sla_segments" USING btree ("clock_id") WHERE "sla_segments"."kind" = 'breached';--> statement-breakpoint
CREATE UNIQUE INDEX "sla_targets_key" ON "sla_targets" USING btree ("policy_id","priority","metric");--> statement-breakpoint
CREATE INDEX "attachments_message" ON "attachments" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "drafts_due" ON "drafts" USING btree ("send_at") WHERE "drafts"."state" = 'scheduled';--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_editing_key" ON "drafts" USING btree ("ticket_id","author_id") WHERE "drafts"."state" = 'editing';--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_idempotency_key" ON "drafts" USING btree ("author_id","idempotency_key") WHERE "drafts"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX "messages_ticket" ON "messages" USING btree ("ticket_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_ledger_key" ON "messages" USING btree ("ledger_id") WHERE "messages"."ledger_id" is not null and "messages"."state" <> 'moved';--> statement-breakpoint
CREATE UNIQUE INDEX "messages_draft_key" ON "messages" USING btree ("draft_id") WHERE "messages"."draft_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_email_message_id" ON "messages" USING btree ("email_message_id") WHERE "messages"."email_message_id" is not null;--> statement-breakpoint
CREATE INDEX "ticket_participants_user" ON "ticket_participants" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_number_key" ON "tickets" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_reply_token_key" ON "tickets" USING btree ("reply_token");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_external_ref_key" ON "tickets" USING btree ("external_ref") WHERE "tickets"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "tickets_unsolved_due" ON "tickets" USING btree (coalesce("next_due_at", 'infinity'::timestamptz),"id") WHERE "tickets"."status" in ('new', 'open', 'pending', 'on_hold');--> statement-breakpoint
CREATE INDEX "tickets_unsolved_assignee" ON "tickets" USING btree ("assignee_id",coalesce("next_due_at", 'infinity'::timestamptz),"id") WHERE "tickets"."status" in ('new', 'open', 'pending', 'on_hold');--> statement-breakpoint
CREATE INDEX "tickets_recent" ON "tickets" USING btree ("status","updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tickets_requester" ON "tickets" USING btree ("requester_id","id" DESC NULLS LAST);