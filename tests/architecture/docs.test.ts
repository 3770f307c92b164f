import { describe, expect, it } from "vitest";
import { faultsOfDoc } from "./docs";
import { read, sourcesIn } from "./sources";

const documents = [
  ...["README.md", "CONTRIBUTING.md", "AGENTS.md"].map((file) => ({ file, text: read(file) })),
  ...sourcesIn(["docs"], /\.md$/),
];

describe("the documents", () => {
  it.each(documents)("name only what is there: $file", ({ file, text }) => {
    expect(faultsOfDoc(file, text)).toEqual([]);
  });

  it("record decisions in order, each with context, decision and consequences", () => {
    const decisions = documents.filter(({ file }) => /^docs\/decisions\/\d/.test(file));
    const numbers = decisions.map(({ file }) => Number(/\/(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
    for (const { file, text } of decisions) {
      const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect(headings, file).toEqual(["Context", "Decision", "Consequences"]);
    }
  });

  it.each([
    ["a file", "See `lib/tickets/no-such-verb.ts`.", "there is no lib/tickets/no-such-verb.ts"],
    ["a link", "See [this](docs/no-such-page.md).", "there is no docs/no-such-page.md"],
    ["a script", "Then `npm run no-such-script`.", "there is no script no-such-script"],
    ["a command", "Then `npm run command no-such-command`.", "there is no command no-such-command"],
    ["a variable", "Set `NO_SUCH_VARIABLE=1`.", "there is no variable NO_SUCH_VARIABLE"],
  ])("are found out when they name what is not there: %s", (_what, text, fault) => {
    expect(faultsOfDoc("README.md", `${text}\n`)).toEqual([`README.md: ${fault}`]);
  });
});
