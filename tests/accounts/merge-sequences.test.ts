import fc from "fast-check";
import { expect, it } from "vitest";
import type { FieldValues } from "../../db/schema";
import { mergePeople } from "../../lib/accounts/merge/merge-people";
import { takeMergeBack } from "../../lib/accounts/merge/take-merge-back";
import type { Actor } from "../../lib/core/actor";
import { isAppError } from "../../lib/core/errors";
import { makeField, plantValues } from "../support/custom-fields";
import { emptyTables } from "../support/database";
import { ownership } from "../support/merges";
import { makeCustomer, ticketFrom } from "../support/tickets";
import { makeWorld, receive } from "../support/world";

const who = fc.nat(3);
const addressOf = (one: number) => `customer${one}@far.test`;

type Step =
  | { do: "merge"; one: number; two: number }
  | { do: "undo"; which: number }
  | { do: "mail"; from: number; copy: number }
  | { do: "reply"; from: number; which: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  // Often into the same one: what two bring to one is what is hard to take back.
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("merge" as const), one: fc.oneof(fc.constant(0), who), two: who }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("mail" as const), from: who, copy: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reply" as const), from: who, which: fc.nat(5) }) },
);
const copies = fc.array(fc.tuple(who, who), { minLength: 1, maxLength: 4 });
/** Of each of the four: some say nothing in a field, the first one often in none, and some say the same. */
const word = fc.option(fc.constantFrom("one", "two"), { nil: undefined });
const saying = fc.record({ plan: word, note: word });
const sayings = fc.tuple(fc.oneof(fc.constant({}), saying), saying, saying, saying);

/** What a refusal with words is: the sequence goes on without this step. */
async function orRefused<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (isAppError(error) && error.code === "conflict") return null;
    throw error;
  }
}

it("whatever is merged, written and taken back, each ticket is of one who is there, and undoing all restores all", async () => {
  await fc.assert(
    fc.asyncProperty(copies, sayings, fc.array(step, { maxLength: 10 }), async (begun, said, steps) => {
      await emptyTables();
      const { system, admin } = await makeWorld();
      for (const name of ["Plan", "Note"]) await makeField(admin, name, "text");
      const people: Actor[] = [];
      for (let n = 0; n < 4; n++) {
        const person = await makeCustomer(`Customer ${n}`, addressOf(n));
        await plantValues(person.id, JSON.parse(JSON.stringify(said[n])));
        people.push(person);
      }
      for (const [from, copy] of begun) await mail(system, from, copy);
      const before = await ownership();
      const standing: number[] = [];
      const undo = async (mergeId: number) => {
        if (await orRefused(takeMergeBack(admin, { mergeId }))) standing.splice(standing.indexOf(mergeId), 1);
      };
      for (const one of steps) {
        if (one.do === "merge") {
          const made = await orRefused(merge(admin, people[one.one]!, people[one.two]!));
          if (made) standing.push(made.mergeId);
        } else if (one.do === "undo") {
          const mergeId = standing[one.which % Math.max(1, standing.length)];
          if (mergeId) await undo(mergeId);
        } else if (one.do === "mail") await mail(system, one.from, one.copy);
        else await reply(system, one.from, before.tickets[one.which % before.tickets.length]!.number);
        await expectOneOwnerEach();
        await expectTakenOver(before.people);
      }
      // The first ones first, unless they wait for later ones: in a round one at least is taken back.
      for (let rounds = standing.length; rounds > 0 && standing.length > 0; rounds--) {
        for (const mergeId of [...standing]) {
          await undo(mergeId);
          await expectTakenOver(before.people);
        }
      }
      expect(standing).toEqual([]);
      expect(await asBefore(before)).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 120_000);

type Ownership = Awaited<ReturnType<typeof ownership>>;

async function mail(system: Actor, from: number, copy: number): Promise<void> {
  await ticketFrom(system, { from: addressOf(from), cc: addressOf(copy), subject: `By ${from}` });
}

/** From whoever: of one who has no part it is held as a claim, and moves nothing. */
async function reply(system: Actor, from: number, number: number): Promise<void> {
  await receive(system, { from: addressOf(from), subject: `Re: By somebody [#${number}]` });
}

async function merge(admin: Actor, into: Actor, other: Actor) {
  const { addresses } = await ownership();
  const seen = addresses.find(({ userId, isPrimary }) => userId === into.id && isPrimary)?.address ?? "";
  return mergePeople(admin, { personId: into.id, otherId: other.id, fromAddress: seen });
}

/** Nobody who is merged owns anything, and every address leads to one who is there. */
async function expectOneOwnerEach(): Promise<void> {
  const { tickets, messages, parts, addresses, people } = await ownership();
  const gone = new Set(people.filter(({ mergedIntoId }) => mergedIntoId !== null).map(({ id }) => id));
  const owners = [
    ...tickets.map(({ requesterId }) => requesterId),
    ...messages.map(({ authorId }) => authorId),
    ...[...parts, ...addresses].map(({ userId }) => userId),
  ];
  expect(owners.filter((id) => gone.has(id))).toEqual([]);
  for (const { id, mergedIntoId } of people) {
    if (mergedIntoId === null)
      expect(addresses.filter((one) => one.userId === id && one.isPrimary)).toHaveLength(1);
  }
}

/** Whoever is there says in a field what he said himself, or else what one says who turned out to be him, if any does. */
async function expectTakenOver(begun: Ownership["people"]): Promise<void> {
  const { people } = await ownership();
  const saidBy = (id: number): FieldValues => begun.find((one) => one.id === id)?.fields ?? {};
  const merged = (id: number): number[] =>
    people.flatMap((one) => (one.mergedIntoId === id ? [one.id, ...merged(one.id)] : []));
  for (const { id, fields } of people.filter(({ mergedIntoId }) => mergedIntoId === null)) {
    for (const key of ["plan", "note"]) {
      const own = saidBy(id)[key];
      const others = merged(id).flatMap((other) => saidBy(other)[key] ?? []);
      expect(own === undefined && others.length > 0 ? others : [own]).toContain(fields[key]);
    }
  }
}

/** The present, less what came since. */
async function asBefore(before: Ownership): Promise<Ownership> {
  const now = await ownership();
  const tickets = new Set(before.tickets.map(({ id }) => id));
  const messages = new Set(before.messages.map(({ id }) => id));
  return {
    ...now,
    tickets: now.tickets.filter(({ id }) => tickets.has(id)),
    messages: now.messages.filter(({ id }) => messages.has(id)),
    parts: now.parts.filter(({ ticketId }) => tickets.has(ticketId)),
  };
}
