import { expect, test } from "vitest";
import { bootstrapComplaint, runtimeComplaint } from "../../bin/lib/ensure-node.mjs";

test("a Node that cannot run the scripts is told which one can", () => {
  expect(bootstrapComplaint("18.20.4")).toBe(
    "Node 18.20.4 is too old: the helpdesk needs Node 20.9 or newer (24 is best); get it from https://nodejs.org.",
  );
  expect(bootstrapComplaint("20.8.1")).not.toBeNull();
  expect(bootstrapComplaint("20.9.0")).toBeNull();
  expect(bootstrapComplaint("24.0.0")).toBeNull();
});

test("where npm brings no Node, the machine's own must be able to run the product", () => {
  expect(runtimeComplaint("22.11.0")).toContain("Node 22.11.0 is too old to run the helpdesk");
  expect(runtimeComplaint("22.12.0")).toBeNull();
});
