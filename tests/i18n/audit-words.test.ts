import { expect, it } from "vitest";
import de from "../../lib/i18n/messages/de.json";
import en from "../../lib/i18n/messages/en.json";
import { auditKinds } from "../../lib/tickets/inputs";
import { sourcesIn } from "../architecture/sources";

/** Names of events as each domain's events.ts lists them: "ticket.created". */
const announced = sourcesIn(["lib"], /^events\.ts$/).flatMap(({ text }) =>
  [...text.matchAll(/"([a-z-]+\.[a-z-]+)"/g)].map((match) => match[1] ?? ""),
);

it("the audit has words for every event that a domain announces, in every language", () => {
  expect(announced.length).toBeGreaterThan(40);
  for (const { settings } of [en, de]) {
    const known = Object.keys(settings.audit.events);
    expect(announced.filter((name) => !known.includes(name.replace(".", "_")))).toEqual([]);
  }
});

it("the audit can be asked for everything that events are about", () => {
  const kinds = new Set(announced.map((name) => name.split(".")[0] ?? ""));
  expect([...kinds].filter((kind) => !(auditKinds as readonly string[]).includes(kind))).toEqual([]);
  for (const { settings } of [en, de])
    expect(Object.keys(settings.audit.kinds).sort()).toEqual([...auditKinds].sort());
});
