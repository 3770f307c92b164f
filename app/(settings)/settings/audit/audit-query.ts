import { type ListAuditInput, listAuditInput } from "@/lib/tickets/inputs";

export type Search = Record<string, string | string[] | undefined>;
export type Shown = { person: string; kind: string; from: string; to: string };

const names = ["person", "kind", "from", "to"] as const;

/** What the address asks for. A filter that is none is left out, so that an old or mistyped link still shows something. */
export function auditQuery(search: Search): {
  asked: ListAuditInput;
  shown: Shown;
  addressOf: (cursor: string | null) => string;
} {
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const { shape } = listAuditInput;
  const known = {
    personId: shape.personId.safeParse(Number(text("person")) || undefined).data,
    kind: shape.kind.safeParse(text("kind") || undefined).data,
    from: shape.from.safeParse(text("from") || undefined).data,
    to: shape.to.safeParse(text("to") || undefined).data,
  };
  const shown = {
    person: String(known.personId ?? ""),
    kind: known.kind ?? "",
    from: known.from ?? "",
    to: known.to ?? "",
  };
  const addressOf = (cursor: string | null) => {
    const query = new URLSearchParams(names.flatMap((name) => (shown[name] ? [[name, shown[name]]] : [])));
    if (cursor) query.set("cursor", cursor);
    return `/settings/audit${query.size > 0 ? `?${query}` : ""}`;
  };
  return { asked: { ...known, cursor: text("cursor") || undefined }, shown, addressOf };
}
