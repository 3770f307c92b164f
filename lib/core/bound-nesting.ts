/** HTML parsers here take quadratic time in the depth of the open elements; no mail program nests this deep. */
const MAX_OPEN = 2000;
/** For elements that the next of their kind usually closes: leaving them open is ordinary, within reason. */
const MAX_LOOSE = 20_000;
const TAG = /<(\/?)([a-z][a-z0-9]*)/gi;
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const LOOSE = new Set("p li dt dd tr td th thead tbody tfoot option".split(" "));

/** HTML whose elements nest no deeper than the bounds; from there on its text stands without its tags. */
export function boundNesting(html: string): string {
  const open = new Map<string, number>();
  const total = { tight: 0, loose: 0 };
  for (const match of html.matchAll(TAG)) {
    const name = (match[2] ?? "").toLowerCase();
    const before = open.get(name) ?? 0;
    const step = match[1] === "/" ? -1 : 1;
    // An end tag without its start tag is ignored by parsers, and here.
    if (VOID.has(name) || before + step < 0) continue;
    open.set(name, before + step);
    total[LOOSE.has(name) ? "loose" : "tight"] += step;
    if (total.tight > MAX_OPEN || total.loose > MAX_LOOSE)
      return html.slice(0, match.index) + html.slice(match.index).replace(/<[^<>]*>?/g, " ");
  }
  return html;
}
