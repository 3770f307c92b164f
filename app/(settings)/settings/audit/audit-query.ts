import { type ListAuditInput, listAuditInput } from "@/lib/tickets/inputs";

export type Search = Record<string, string | string[] | undefined>;
export type Shown = { words: string; person: string; kind: string; from: string; to: string };

const names = ["words", "person", "kind", "from", "to"] as const;

/** What the address asks for. A filter that is none is left out, so that an old or mistyped link still shows something. */
export function auditQuery(search: Search): {
  asked: ListAuditInput;
  shown: Shown;
  addressOf: (cursor: string | null) => string;
  /** Of the same as a file, whole. */
  exportAddress: string;
} {
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const { shape } = listAuditInput;
  const known = {
    words: shape.words.safeParse(text("words") || undefined).data,
    personId: shape.personId.safeParse(Number(text("person")) || undefined).data,
    kind: shape.kind.safeParse(text("kind") || undefined).data,
    from: shape.from.safeParse(text("from") || undefined).data,
    to: shape.to.safeParse(text("to") || undefined).data,
  };
  const shown = {
    words: known.words ?? "",
    person: String(known.personId ?? ""),
    kind: known.kind ?? "",
    from: known.from ?? "",
    to: known.to ?? "",
  };
  const addressFor = (page: string, cursor: string | null) => {
    const query = new URLSearchParams(names.flatMap((name) => (shown[name] ? [[name, shown[name]]] : [])));
    if (cursor) query.set("cursor", cursor);
    return `${page}${query.size > 0 ? `?${query}` : ""}`;
  };
  return {
    asked: { ...known, cursor: text("cursor") || undefined },
    shown,
    addressOf: (cursor) => addressFor("/settings/audit", cursor),
    exportAddress: addressFor("/settings/audit/export.csv", null),
  };
}
