CREATE INDEX "tickets_unsolved_created" ON "tickets" USING btree ("created_at","id") WHERE "tickets"."status" in ('new', 'open', 'pending', 'on_hold');--> statement-breakpoint
CREATE INDEX "tickets_created" ON "tickets" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_solved" ON "tickets" USING btree ("solved_at","id") WHERE "tickets"."solved_at" is not null;--> statement-breakpoint
-- Admins and agents of installations that are already set up.
UPDATE roles SET permissions = array_append(permissions, 'reports.view')
WHERE key IN ('admin', 'agent') AND NOT 'reports.view' = ANY(permissions);
