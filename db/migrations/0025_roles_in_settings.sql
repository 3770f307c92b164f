ALTER TABLE "invitations" DROP CONSTRAINT "invitations_role_id_roles_id_fk";
--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "role_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "roles" ALTER COLUMN "key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name_key" ON "roles" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "users_role" ON "users" USING btree ("role_id") WHERE "users"."role_id" is not null;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_while_open" CHECK ("invitations"."role_id" is not null or not ("invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null));--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.roles') WHERE key = 'admin' AND NOT 'settings.roles' = ANY (permissions);
