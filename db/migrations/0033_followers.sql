ALTER TABLE "notice_mails" DROP CONSTRAINT "notice_mails_kind_known";--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_kind_known";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_known";--> statement-breakpoint
ALTER TABLE "ticket_participants" DROP CONSTRAINT "ticket_participants_ticket_id_user_id_pk";--> statement-breakpoint
ALTER TABLE "ticket_participants" ADD CONSTRAINT "ticket_participants_ticket_id_user_id_role_pk" PRIMARY KEY("ticket_id","user_id","role");--> statement-breakpoint
ALTER TABLE "notice_mails" ADD CONSTRAINT "notice_mails_kind_known" CHECK ("notice_mails"."kind" in ('assigned', 'mentioned', 'answered', 'waiting', 'near', 'breached', 'added', 'noted'));--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_kind_known" CHECK ("notification_choices"."kind" in ('assigned', 'mentioned', 'answered', 'waiting', 'near', 'breached', 'added', 'noted'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_known" CHECK ("notifications"."kind" in ('assigned', 'mentioned', 'answered', 'waiting', 'near', 'breached', 'added', 'noted'));--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'tickets.note') WHERE key = 'admin' AND NOT 'tickets.note' = ANY (permissions);--> statement-breakpoint
INSERT INTO roles (key, name, permissions) SELECT 'collaborator', 'Collaborator', '{tickets.note}' WHERE EXISTS (SELECT 1 FROM roles) ON CONFLICT DO NOTHING;
