ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_kind_known";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_known";--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "warn_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "warn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD COLUMN "warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sla_targets" ADD COLUMN "warn_percent" integer DEFAULT 25 NOT NULL;--> statement-breakpoint
CREATE INDEX "sla_clocks_warn" ON "sla_clocks" USING btree ("warn_at") WHERE "sla_clocks"."state" = 'running' and "sla_clocks"."breached_at" is null and "sla_clocks"."warned_at" is null;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_kind_known" CHECK ("notification_choices"."kind" in ('assigned', 'answered', 'near', 'breached'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_known" CHECK ("notifications"."kind" in ('assigned', 'answered', 'near', 'breached'));--> statement-breakpoint
ALTER TABLE "sla_clocks" ADD CONSTRAINT "sla_clocks_running_warn" CHECK ("sla_clocks"."state" = 'running' or "sla_clocks"."warn_at" is null);--> statement-breakpoint
ALTER TABLE "sla_targets" ADD CONSTRAINT "sla_targets_warn_percent" CHECK ("sla_targets"."warn_percent" between 0 and 90);--> statement-breakpoint
-- What is urgent is near at half its time.
UPDATE "sla_targets" SET "warn_percent" = 50 WHERE "priority" = 'urgent';--> statement-breakpoint
-- Clocks that are open learn when they are near; those that have ended learn it should they run on.
UPDATE "sla_clocks" c SET "warn_seconds" = told.seconds,
	"warn_at" = CASE WHEN c."state" = 'running' THEN greatest(c."resumed_at", c."due_at" - make_interval(secs => told.seconds)) END
FROM (
	SELECT k."id", k."target_seconds" / CASE t."priority" WHEN 'urgent' THEN 2 ELSE 4 END AS seconds
	FROM "sla_clocks" k JOIN "tickets" t ON t."id" = k."ticket_id" WHERE k."state" IN ('running', 'paused')
) told WHERE told."id" = c."id";
