import { postgresCpu, processCpu } from "./cpu.mjs";
import { loadInTurns } from "./load.mjs";

const MOST = 2;

/**
 * Processor per request of the help centre's home and of an article, against an empty page without sign-in and
 * database, in the same run.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {{ base: string, pid: number }} fixtures
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measureHelp(stand, fixtures, table) {
  await writeArticles(stand.sql);
  const postmaster = await stand.postgresPid();
  const meters = { web: () => processCpu(stand.pids.web), postgres: () => postgresCpu(postmaster) };
  const { empty, ...pages } = await loadInTurns({
    empty: { url: `${fixtures.base}/empty`, requests: 1000, meters: { web: () => processCpu(fixtures.pid) } },
    home: { url: `${stand.base}/help/en`, requests: 1000, meters },
    article: { url: `${stand.base}/help/en/bench-2-4`, requests: 1000, meters },
  });
  for (const [name, page] of Object.entries(pages)) {
    const ratio = page.total / empty.total;
    table.judge(
      `help centre's ${name}, CPU with PostgreSQL's`,
      `<= ${MOST} × empty page`,
      `${ratio.toFixed(2)} × (web ${page.cpu.web?.toFixed(2)} + PostgreSQL ${page.cpu.postgres?.toFixed(2)} ms, ${Math.round(page.bytes / 1024)} KB)`,
      ratio <= MOST,
    );
  }
}

/** Three categories of ten articles, four paragraphs each. @param {import("../../prove/lib/installation.mjs").Installation["sql"]} sql */
export async function writeArticles(sql) {
  await sql`
    insert into categories (name, slug, position, created_at)
    select jsonb_build_object('en', 'Machines ' || n), 'bench-' || n, 100 + n, now() from generate_series(1, 3) n`;
  await sql`
    insert into articles (category_id, author_id, once_key, created_at, updated_at)
    select c.id, (select min(id) from users where kind = 'staff'), c.slug || '-' || n, now(), now()
    from categories c, generate_series(1, 10) n where c.slug like 'bench-%'`;
  await sql`
    insert into article_translations (article_id, locale, slug, latest_version)
    select id, 'en', once_key, 1 from articles where once_key like 'bench-%'`;
  await sql`
    insert into article_versions (translation_id, number, title, html, text, author_id, created_at)
    select t.id, 1, 'Pressure of group ' || t.slug, repeat('<h2>Clean it</h2><p>' || words || '</p>', 4),
      repeat(words, 4), a.author_id, now()
    from article_translations t join articles a on a.id = t.article_id,
      (select repeat('A healthy group shows nine bar while it brews. ', 8) as words) text
    where t.slug like 'bench-%'`;
  await sql`
    update article_translations t set published_version = 1, published_at = now(),
      search = to_tsvector('english', v.title || ' ' || v.text)
    from article_versions v where v.translation_id = t.id and t.slug like 'bench-%'`;
}
