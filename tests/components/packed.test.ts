import { expect, it } from "vitest";
import { pack, unpack } from "../../components/ui/packed";

it("what is packed comes out as it was, and its typography makes no text twice as wide", () => {
  const data = { label: "Search…", said: ["“Ja” – sagte er", "\\u2026", "Ünïcode"], n: [1, null] };
  expect(unpack(pack(data))).toEqual(data);
  expect(pack(data)).not.toMatch(/[^\0-\xff]/);
  expect(unpack(pack({ name: "Ольга…" }))).toEqual({ name: "Ольга…" });
});
