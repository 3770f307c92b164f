-- What separates words is written out, for the same words wherever the database runs: space and punctuation, of Latin and
-- in general. lib/accounts/search-words.ts has the same.
CREATE FUNCTION spaced_words(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ' ' || regexp_replace(lower(said), '[\t-\r -/:-@\[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g')
$$;
--> statement-breakpoint
-- Each word's first letter, its first two, and so on up to five: what somebody has typed so far is an entry of the index.
CREATE FUNCTION word_beginnings(said text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, length)), '{}')
  FROM string_to_table(public.spaced_words(said), ' ') word, generate_series(1, least(length(word), 5)) length
  WHERE word <> ''
$$;
--> statement-breakpoint
DROP INDEX "user_emails_words";--> statement-breakpoint
DROP INDEX "users_customers_words";--> statement-breakpoint
CREATE INDEX "user_emails_words" ON "user_emails" USING gin (word_beginnings("address"));--> statement-breakpoint
CREATE INDEX "users_customers_words" ON "users" USING gin (word_beginnings("name")) WHERE "users"."kind" = 'customer';
