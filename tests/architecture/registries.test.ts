import { describe, expect, it } from "vitest";
import { lanes, listeners } from "../../lib/events/registry";
import { registry } from "../../worker/registry";
import { sourcesIn } from "./sources";

describe("events", () => {
  const announced = sourcesIn(["lib"], /^events\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(/"([a-z]+\.[a-z-]+)"/g)].flatMap((match) => match[1] ?? []),
  );

  it("are named once each, by the domain that announces them", () => {
    expect(announced.length).toBeGreaterThan(15);
    expect(announced.filter((name, index) => announced.indexOf(name) !== index)).toEqual([]);
  });

  it("that somebody listens to are announced by a domain", () => {
    const heard = Object.values(listeners).flatMap((one) => [...one.events]);
    expect(heard.filter((name) => !announced.includes(name))).toEqual([]);
  });

  it("are heard in lanes that are drained", () => {
    for (const { lane } of Object.values(listeners)) expect(lanes).toContain(lane);
  });
});

describe("jobs", () => {
  const defined = sourcesIn(["lib"], /\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(/\bdefineJob\(\{\s*name: "([^"]+)"/g)].flatMap((match) => match[1] ?? []),
  );
  const definitions = sourcesIn(["lib"], /\.ts$/).flatMap(({ file, text }) =>
    [...text.matchAll(/= defineJob\(/g)].map(() => file),
  );

  it("each have one handler in the worker's registry", () => {
    expect(defined).toHaveLength(definitions.length);
    expect([...defined].sort()).toEqual(Object.keys(registry).sort());
  });

  it("are defined in their domain's jobs.ts", () => {
    expect(definitions.filter((file) => !/^lib\/[^/]+\/jobs\.ts$/.test(file))).toEqual([]);
  });

  it("are registered under their own names", () => {
    for (const [name, { job }] of Object.entries(registry)) expect(job.name).toBe(name);
  });
});
