CREATE TABLE "article_feedback" (
	"article_id" bigint NOT NULL,
	"visitor_hash" text NOT NULL,
	"helpful" boolean NOT NULL,
	"comment" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_feedback_article_id_visitor_hash_pk" PRIMARY KEY("article_id","visitor_hash"),
	CONSTRAINT "article_feedback_comment" CHECK (length("article_feedback"."comment") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "article_translations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_translations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"locale" text NOT NULL,
	"slug" text NOT NULL,
	"latest_version" integer NOT NULL,
	"published_version" integer,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"search" "tsvector",
	CONSTRAINT "article_translations_locale" CHECK ("article_translations"."locale" ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
	CONSTRAINT "article_translations_published" CHECK (("article_translations"."published_version" is null) = ("article_translations"."published_at" is null)
        and ("article_translations"."published_version" is null) = ("article_translations"."search" is null)
        and ("article_translations"."published_version" is null or "article_translations"."published_version" <= "article_translations"."latest_version")),
	CONSTRAINT "article_translations_withdrawn" CHECK ("article_translations"."withdrawn_at" is null or "article_translations"."published_version" is null)
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"translation_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"author_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_versions_translation_id_number_pk" PRIMARY KEY("translation_id","number"),
	CONSTRAINT "article_versions_number" CHECK ("article_versions"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"category_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"once_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "categories_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" jsonb NOT NULL,
	"slug" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "categories_named" CHECK ("categories"."name" <> '{}')
);
--> statement-breakpoint
ALTER TABLE "article_feedback" ADD CONSTRAINT "article_feedback_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_translations" ADD CONSTRAINT "article_translations_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_translations" ADD CONSTRAINT "article_translations_published_fk" FOREIGN KEY ("id","published_version") REFERENCES "public"."article_versions"("translation_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_translation_id_article_translations_id_fk" FOREIGN KEY ("translation_id") REFERENCES "public"."article_translations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_translations_locale_key" ON "article_translations" USING btree ("article_id","locale");--> statement-breakpoint
CREATE UNIQUE INDEX "article_translations_slug_key" ON "article_translations" USING btree ("locale","slug");--> statement-breakpoint
CREATE INDEX "article_translations_search" ON "article_translations" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_once_key" ON "articles" USING btree ("author_id","once_key");--> statement-breakpoint
CREATE INDEX "articles_category" ON "articles" USING btree ("category_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "categories_slug_key" ON "categories" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "categories_position_key" ON "categories" USING btree ("position");--> statement-breakpoint
CREATE FUNCTION refuse_article_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'versions of articles are immutable' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER article_versions_no_update BEFORE UPDATE ON article_versions FOR EACH ROW EXECUTE FUNCTION refuse_article_version_change();
--> statement-breakpoint
UPDATE roles SET permissions = array_append(permissions, 'knowledge.write')
WHERE key IN ('admin', 'agent') AND NOT 'knowledge.write' = ANY (permissions);
