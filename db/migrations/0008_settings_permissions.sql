ALTER TABLE "sla_policies" ADD COLUMN "retarget_event_id" bigint;--> statement-breakpoint
ALTER TABLE "sla_policies" ADD COLUMN "retarget_after" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "event_work_parked" ON "event_work" USING btree ("event_id","listener") WHERE "event_work"."parked_at" is not null;--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "events_actor" ON "events" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "events_kind" ON "events" USING btree ("subject_kind","at","id");--> statement-breakpoint
CREATE INDEX "sla_clocks_open" ON "sla_clocks" USING btree ("ticket_id") WHERE "sla_clocks"."state" in ('running', 'paused');--> statement-breakpoint
-- Admins of existing installations get the pages that this version brings.
UPDATE roles SET permissions = array_append(permissions, 'settings.workspace') WHERE key = 'admin' AND NOT 'settings.workspace' = ANY (permissions);
--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.sla') WHERE key = 'admin' AND NOT 'settings.sla' = ANY (permissions);
--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.audit') WHERE key = 'admin' AND NOT 'settings.audit' = ANY (permissions);
--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.jobs') WHERE key = 'admin' AND NOT 'settings.jobs' = ANY (permissions);
