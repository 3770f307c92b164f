const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g;
const VOID = new Set(["br", "hr", "img", "col", "wbr"]);

type Marker = "block" | "container" | "rest";

interface Span {
  start: number;
  end: number;
  /** Opening tags around the span, outermost first. */
  parents: string[];
  marker: Marker;
  /** Quotes inside a container. */
  inner: Span[];
}

/**
 * Splits sanitised HTML (sanitizeHtml's output, nothing else: it must be well-formed) into what the sender wrote and
 * the history quoted below it. Where text of the sender stands below or between quotes, or nothing above them,
 * everything stays visible. Both halves are well-formed.
 */
export function visibleHtml(html: string): { visible: string; quoted: string | null } {
  const cut = findCut(html, quoteSpans(html));
  if (cut === null || !hasContent(html.slice(0, cut.start))) return { visible: html, quoted: null };
  const names = cut.parents.map((tag) => /^<([a-z0-9]+)/.exec(tag)?.[1] ?? "div");
  const closing = names.reverse().map((name) => `</${name}>`);
  return {
    visible: html.slice(0, cut.start) + closing.join(""),
    quoted: cut.parents.join("") + html.slice(cut.start),
  };
}

/** The earliest quote after which nothing stands outside of quotes. */
function findCut(html: string, spans: readonly Span[]): Span | null {
  let cut: Span | null = null;
  let next = html.length;
  for (const span of spans.toReversed()) {
    if (hasContent(html.slice(span.end, next))) return cut;
    cut = span;
    next = span.start;
  }
  return cut;
}

/** Outermost quotes in document order. A container with answers between its quotes counts as its quotes alone. */
function quoteSpans(html: string): Span[] {
  return markedSpans(html).flatMap((span) => {
    const first = span.inner[0];
    if (first === undefined) return [span];
    let done = first.end;
    for (const quote of span.inner.slice(1)) {
      if (hasContent(html.slice(done, quote.start))) return span.inner;
      done = quote.end;
    }
    return hasContent(html.slice(done, span.end)) ? span.inner : [span];
  });
}

function markedSpans(html: string): Span[] {
  const spans: Span[] = [];
  const open: { tag: string; span: Span | null }[] = [];
  let container: Span | null = null;
  let block: Span | null = null;
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name = "", attributes = ""] = match;
    if (slash === "/") {
      const closed = open.pop()?.span ?? null;
      if (closed === null) continue;
      closed.end = match.index + tag.length;
      if (closed === block) block = null;
      if (closed === container) container = null;
      continue;
    }
    const marker: Marker | null = block === null ? readMarker(attributes, container !== null) : null;
    const span: Span | null = marker === null ? null : newSpan(match.index, html.length, open, marker);
    if (span !== null) (container?.inner ?? spans).push(span);
    if (marker === "rest") return spans;
    if (VOID.has(name)) continue;
    if (marker === "block") block = span;
    if (marker === "container") container = span;
    open.push({ tag, span });
  }
  return spans;
}

function readMarker(attributes: string, inContainer: boolean): Marker | null {
  const value = /\sdata-quote="(block|container|rest)"/.exec(attributes)?.[1];
  if (value === "container") return inContainer ? null : "container";
  return value === "block" || value === "rest" ? value : null;
}

function newSpan(start: number, end: number, open: readonly { tag: string }[], marker: Marker): Span {
  return { start, end, parents: open.map((entry) => entry.tag), marker, inner: [] };
}

/** Text or an image: what a reader would miss. */
function hasContent(html: string): boolean {
  if (html.includes("<img")) return true;
  return html.replace(/<[^>]*>/g, "").replace(/&nbsp;|&#160;|[\s\u00a0\u200b-\u200d]/g, "") !== "";
}
