import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "../../lib/accounts/passwords";

it("a hash costs at least what OWASP asks of Argon2id", async () => {
  const made = await hashPassword("correct horse battery");
  const [, memory, passes, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(made) ?? [];
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
  expect(Number(passes)).toBeGreaterThanOrEqual(2);
  expect(Number(lanes)).toBeGreaterThanOrEqual(1);
});

it("others are served while a password is hashed or checked", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(await turnsDuring(() => hashPassword("correct horse battery"))).toBeGreaterThan(10);
  expect(await turnsDuring(() => verifyPassword(stored, "another horse"))).toBeGreaterThan(10);
});

/** How often the event loop came round meanwhile; of work on its own thread it is once. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns++;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isDone = true;
  return turns;
}

it("an address that nobody has takes as long to be wrong as somebody's", async () => {
  const stored = await hashPassword("correct horse battery");
  await verifyPassword(null, "another horse");
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 30; turn++) {
    for (const [at, hash] of [stored, null].entries()) {
      const begun = performance.now();
      await verifyPassword(hash, "another horse");
      times[at]?.push(performance.now() - begun);
    }
  }
  const [known, unknown] = times.map((all) => all.sort((a, b) => a - b)[15] ?? 0);
  expect((unknown ?? 0) / (known ?? 1)).toBeGreaterThan(0.7);
  expect((unknown ?? 0) / (known ?? 1)).toBeLessThan(1.4);
});
