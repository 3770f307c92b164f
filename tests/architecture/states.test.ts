import { describe, expect, it } from "vitest";
import { sourcesIn } from "./sources";
import { faultsOfStates } from "./states";

const pages = sourcesIn(["app"], /\.tsx$/);

describe("every page", () => {
  it("has its other states in reach: failed, not there, refused", () => {
    expect(faultsOfStates(pages)).toEqual([]);
    expect(pages.filter(({ file }) => file.endsWith("/page.tsx")).length).toBeGreaterThan(40);
  });
});

describe("a planted page", () => {
  const error = { file: "app/(a)/error.tsx", text: "" };
  const page = (text: string) => ({ file: "app/(a)/b/page.tsx", text });
  const skeleton = { file: "app/(a)/b/loading.tsx", text: "" };
  const refused = { file: "app/(a)/forbidden.tsx", text: "" };
  const asks = 'await pageActor("tickets.work");';

  it.each([
    ["without an error page", [page("")], /no error\.tsx/],
    [
      "that may be missing",
      [error, { file: "app/not-found.tsx", text: "" }, page("orNotFound(getIt());")],
      /no not-found\.tsx/,
    ],
    ["that may be refused", [error, page(asks)], /no forbidden\.tsx/],
    [
      "whose skeleton comes before the refusal",
      [error, refused, skeleton, page(asks)],
      /before anybody has asked/,
    ],
    [
      "whose layout asks for something else",
      [
        error,
        refused,
        skeleton,
        { file: "app/(a)/b/layout.tsx", text: 'if (await showsStatus()) await pageActor("reports.view");' },
        page(asks),
      ],
      /before anybody has asked/,
    ],
  ] as const)("%s is found", (_name, sources, fault) => {
    expect(faultsOfStates([...sources]).join("\n")).toMatch(fault);
  });

  it("with all of them is not", () => {
    const layout = { file: "app/(a)/b/layout.tsx", text: `if (await showsStatus()) ${asks}` };
    expect(faultsOfStates([error, refused, skeleton, layout, page(asks)])).toEqual([]);
  });
});
