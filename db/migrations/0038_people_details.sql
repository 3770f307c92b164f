ALTER TABLE "organisations" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "picture" jsonb;--> statement-breakpoint
ALTER TABLE "merges" ADD COLUMN "took_phone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "users_phone" ON "users" USING btree (substring("phone", '^[+0-9]+')) WHERE "users"."phone" is not null;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_notes_length" CHECK (char_length("organisations"."notes") <= 5000);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_picture_of_colleagues" CHECK ("users"."picture" is null or "users"."kind" = 'staff');--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_phone_shape" CHECK ("users"."phone" ~ '^\+[0-9]{3,15}(.ext=[0-9]{1,20})?$');--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_notes_length" CHECK (char_length("users"."notes") <= 5000);