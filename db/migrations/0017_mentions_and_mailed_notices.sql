CREATE TABLE "notice_mails" (
	"user_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"ticket_id" bigint NOT NULL,
	"by_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notice_mails_user_id_event_id_pk" PRIMARY KEY("user_id","event_id"),
	CONSTRAINT "notice_mails_kind_known" CHECK ("notice_mails"."kind" in ('assigned', 'mentioned', 'answered', 'waiting', 'near', 'breached'))
);
--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_kind_known";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_known";--> statement-breakpoint
ALTER TABLE "notice_mails" ADD CONSTRAINT "notice_mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_mails" ADD CONSTRAINT "notice_mails_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_mails" ADD CONSTRAINT "notice_mails_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_mails_due" ON "notice_mails" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "notice_mails_ticket" ON "notice_mails" USING btree ("ticket_id","user_id");--> statement-breakpoint
CREATE INDEX "notice_mails_by" ON "notice_mails" USING btree ("by_id") WHERE "notice_mails"."by_id" is not null;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_kind_known" CHECK ("notification_choices"."kind" in ('assigned', 'mentioned', 'answered', 'waiting', 'near', 'breached'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_known" CHECK ("notifications"."kind" in ('assigned', 'mentioned', 'answered', 'waiting', 'near', 'breached'));