ALTER TABLE "users" DROP CONSTRAINT "users_kind_known";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "every_ticket" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_kind_known" CHECK ("users"."kind" in ('staff', 'customer', 'system', 'service'));--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.tokens') WHERE key = 'admin' AND NOT 'settings.tokens' = ANY (permissions);
