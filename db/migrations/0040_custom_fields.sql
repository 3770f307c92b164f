CREATE TABLE "custom_fields" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "custom_fields_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner" text NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"type" text NOT NULL,
	"options" jsonb NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "custom_fields_named" CHECK ("custom_fields"."name" <> '{}'),
	CONSTRAINT "custom_fields_options" CHECK ("custom_fields"."type" in ('select', 'multi_select') or "custom_fields"."options" = '[]'),
	CONSTRAINT "custom_fields_owner_known" CHECK ("custom_fields"."owner" in ('customer', 'organisation')),
	CONSTRAINT "custom_fields_type_known" CHECK ("custom_fields"."type" in ('text', 'number', 'date', 'boolean', 'select', 'multi_select', 'url'))
);
--> statement-breakpoint
ALTER TABLE "merged_rows" DROP CONSTRAINT "merged_rows_kind_known";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_fields_key_key" ON "custom_fields" USING btree ("owner","key");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_fields_position_key" ON "custom_fields" USING btree ("owner","position");--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_fields" CHECK (jsonb_typeof("organisations"."fields") = 'object');--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_fields" CHECK (jsonb_typeof("users"."fields") = 'object');--> statement-breakpoint
ALTER TABLE "merged_rows" ADD CONSTRAINT "merged_rows_kind_known" CHECK ("merged_rows"."kind" in ('ticket', 'message', 'participation', 'address', 'field'));--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'settings.fields') WHERE key = 'admin' AND NOT 'settings.fields' = ANY (permissions);
