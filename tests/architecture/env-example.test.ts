import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { envSchema } from "../../lib/core/env";
import { secretNames } from "../../lib/core/env-layers";
import { read } from "./sources";

const lines = read(".env.example").split("\n");
const documented = lines.flatMap((line) => {
  const [, name, value] = /^#?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, value: value ?? "" }];
});

/** What a variable is when nothing sets it, as it would be written into a file. */
function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success || parsed.data === undefined) return "";
  return Array.isArray(parsed.data) ? parsed.data.join(",") : String(parsed.data);
}

describe(".env.example", () => {
  it("names every variable that is read, once, and no other", () => {
    const names = documented.map((one) => one.name);
    expect([...names].sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  it.each(documented)("gives the default of $name as the code has it", ({ name, value }) => {
    const schema = envSchema.shape[name as keyof typeof envSchema.shape];
    expect(value).toBe(defaultOf(schema));
  });

  it("says something about each", () => {
    const bare = lines.filter(
      (line, index) => /^#[A-Z_]+=/.test(line) && !/^# \S/.test(lines[index - 1] ?? ""),
    );
    expect(bare).toEqual([]);
  });

  it("says which may stand in a file", () => {
    const said = /^# These may stand in a file.*?(?=^$)/ms.exec(read(".env.example"))?.[0] ?? "";
    expect(said.match(/[A-Z]+_[A-Z_]+(?=[,.])/g)).toEqual(secretNames);
  });

  it("changes nothing for whoever copies it as it is", () => {
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });
});
