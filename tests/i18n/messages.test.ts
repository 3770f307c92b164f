import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { fillMessage } from "@/lib/i18n/fill-message";
import de from "@/lib/i18n/messages/de.json";
import en from "@/lib/i18n/messages/en.json";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found[path + key] = value;
    else Object.assign(found, flatten(value, `${path}${key}.`));
  }
  return found;
}

/** The ICU arguments with what they are: "count plural", "name". Text and branches alternate with the depth of braces. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  for (const inner of braced(message)) {
    const [, name = inner.trim(), kind, branches = ""] =
      /^\s*(\w+)\s*,\s*(\w+)\s*,([\s\S]*)$/.exec(inner) ?? [];
    found.add(kind ? `${name} ${kind}` : name);
    for (const branch of braced(branches)) for (const argument of argumentsOf(branch)) found.add(argument);
  }
  return [...found].sort();
}

/** What stands in the outermost braces of a text. */
function braced(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const char of text) {
    if (char === "}") depth -= 1;
    if (depth > 0) found[found.length - 1] += char;
    if (char === "{" && depth++ === 0) found.push("");
  }
  return found;
}

const english = flatten(en);
const german = flatten(de);

describe("messages", () => {
  test("both languages have the same keys", () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  test("no text is empty", () => {
    const empty = Object.entries({ ...english, ...german }).filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  test("both languages take the same arguments", () => {
    for (const [key, text] of Object.entries(english)) {
      expect(argumentsOf(german[key] ?? ""), key).toEqual(argumentsOf(text));
    }
  });

  test.each([
    ["en", en, english],
    ["de", de, german],
  ] as const)("the browser fills every %s message as next-intl does", (locale, messages, flat) => {
    const failures: unknown[] = [];
    const t = createTranslator({ locale, messages, onError: (error) => failures.push(error) });
    for (const [key, text] of Object.entries(flat)) {
      for (const values of samples(text)) {
        expect(fillMessage(text, values, locale), key).toBe(t(key as never, values as never));
      }
    }
    expect(failures).toEqual([]);
  });
});

/** Values that reach every kind of branch: one, many and zero; a known word, an unknown one, and "none". */
function samples(message: string): Record<string, string | number>[] {
  const names = argumentsOf(message);
  const words = ["Mara", "none", "pending", "urgent", "email"];
  return [1, 5, 0, 1234, 2].map((count, index) =>
    Object.fromEntries(
      names.map((name) => {
        const [key = "", kind] = name.split(" ");
        return [key, kind === "plural" ? count : (words[index] ?? "")];
      }),
    ),
  );
}
