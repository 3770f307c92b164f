import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeTeamAccess } from "../../lib/accounts/change-team-access";
import type { Actor } from "../../lib/core/actor";
import { announce, announceAccess, sayHello } from "../../lib/events/live";
import { transact } from "../../lib/events/transact";
import { publish } from "../../lib/stores/publish";
import { changePriority } from "../../lib/tickets/change-priority";
import { makeCustomer, makeTeam, moveToTeam, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

vi.mock("server-only", () => ({}));
const { closeStreams, knownTo, livePosition, openStream } = await import("../../lib/web/live-hub");

let system: Actor;
let admin: Actor;
let ticketId: number;
const ends: AbortController[] = [];

beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(system)).id;
  livePosition();
  await vi.waitFor(() => expect(livePosition()).not.toBeNull());
});

afterEach(async () => {
  for (const end of ends.splice(0)) end.abort();
  await closeStreams();
});

/** A browser's stream: what it was told so far, as one text. */
function listen(actor: Actor, after: number | null, reload: () => Promise<Actor | null> = async () => actor) {
  const end = new AbortController();
  ends.push(end);
  const told = { text: "", ended: false };
  const reader = openStream(actor, end.signal, reload, after)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  const read = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) told.text += part.value;
    told.ended = true;
  };
  void read();
  return told;
}

const change = async () => {
  const before = livePosition() ?? 0;
  await changePriority(admin, { ticketId, from: "normal", to: "high" });
  await vi.waitFor(() => expect(livePosition()).toBeGreaterThan(before));
};
const named = () => `"kind":"ticket","id":${ticketId}`;

describe("a notice", () => {
  it("reaches the pages of the person it tells, and nobody else's, be he an admin", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const [hers, his] = [listen(mara, livePosition()), listen(admin, livePosition())];
    await transact(admin, async (tx) => announce(tx, { kind: "notice", userId: mara.id }));
    await vi.waitFor(() => expect(hers.text).toContain(`"kind":"notice","id":${mara.id}`));
    await change();
    await vi.waitFor(() => expect(his.text).toContain(named()));
    expect(his.text).not.toContain("notice");
  });
});

describe("a process of another version, as during a rolling upgrade", () => {
  it("says of a ticket what this one cannot judge, and every page reads anew", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const hers = listen(mara, livePosition());
    const after = { teamId: 1, assigneeId: null, requesterId: 1, participantIds: [] };
    await publish("live", JSON.stringify({ kind: "ticket", id: ticketId, before: null, after, at: 1 }));
    await vi.waitFor(() => expect(hers.text).toContain("event: resync"));
    await vi.waitFor(() => expect(livePosition()).not.toBeNull());
    await change();
    await vi.waitFor(() => expect(hers.text).toContain(named()));
  });
});

describe("a change of access", () => {
  const accessOf = (actor: Actor) => transact(admin, async (tx) => announceAccess(tx, [actor.id]));

  it("ends the streams of who is signed out at once, after their pages were told to read anew", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const [hers, his] = [listen(mara, livePosition(), async () => null), listen(admin, livePosition())];
    await accessOf(mara);
    await vi.waitFor(() => expect(hers.ended).toBe(true));
    expect(hers.text).toContain("event: resync");
    await change();
    await vi.waitFor(() => expect(his.text).toContain(named()));
    expect(his.text).not.toContain("resync");
    expect(hers.text).not.toContain(named());
  });

  it("of who looks as somebody else concerns the stream that he looks through", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const viewed = { ...mara, readOnly: true, viewedBy: { id: admin.id, name: admin.name } };
    const told = listen(viewed, livePosition(), async () => null);
    await accessOf(admin);
    await vi.waitFor(() => expect(told.ended).toBe(true));
  });

  it("reaches the last of many, all of a role: a message names no more than PostgreSQL carries", async () => {
    const others = Array.from({ length: 900 }, (_, at) => 1_000_000_000 + at);
    const his = listen(admin, livePosition(), async () => null);
    await transact(admin, async (tx) => announceAccess(tx, [...others, admin.id]));
    await vi.waitFor(() => expect(his.ended).toBe(true));
  });

  it("of everybody's has the pages of all colleagues read anew, and no customer's", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const customer = await makeCustomer("Pia", "pia@roastery.test");
    const [hers, his, theirs] = [mara, admin, customer].map((actor) => listen(actor, livePosition()));
    const teamId = await makeTeam("Service", false);
    await changeTeamAccess(admin, { teamId, access: "restricted" });
    for (const told of [hers, his]) await vi.waitFor(() => expect(told?.text).toContain("event: resync"));
    expect(theirs?.text).not.toContain("resync");
  });

  it("has a stream pass on from then what its person may hear of now", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const demoted = { ...mara, permissions: new Set<never>() };
    const hers = listen(mara, livePosition(), async () => demoted);
    await accessOf(mara);
    await vi.waitFor(() => expect(hers.text).toContain("event: resync"));
    await change();
    const his = listen(admin, livePosition());
    await transact(admin, async (tx) => announce(tx, { kind: "notice", userId: mara.id }));
    await vi.waitFor(() => expect(hers.text).toContain('"kind":"notice"'));
    expect(hers.text).not.toContain(named());
    expect([hers.ended, his.ended]).toEqual([false, false]);
  });
});

describe("a stream", () => {
  it("begins with what came between the page's reading and its opening", async () => {
    const position = livePosition();
    await change();
    const told = listen(admin, position);
    await vi.waitFor(() => expect(told.text).toContain(named()));
    expect(told.text).not.toContain("resync");
  });

  it("begins with nothing when nothing came, and goes on with what comes", async () => {
    const told = listen(admin, livePosition());
    await vi.waitFor(() => expect(told.text).toBe("retry: 1000\n\n"));
    await change();
    await vi.waitFor(() => expect(told.text).toContain(named()));
  });

  it("tells nobody afterwards what he could not have heard then", async () => {
    const outsider = await makeAgent("Outsider", "outsider@northwind.test");
    await moveToTeam(ticketId, await makeTeam("Legal", true, []));
    const position = livePosition();
    await change();
    const [told, heard] = [listen(outsider, position), listen(admin, position)];
    await vi.waitFor(() => expect(heard.text).toContain(named()));
    expect(told.text).toBe("retry: 1000\n\n");
  });

  it("says that all is to be read anew where the position lies before what this process heard", async () => {
    const position = livePosition();
    await closeStreams();
    await change(); // this process hears again, and another has changed something meanwhile
    const told = listen(admin, position);
    await vi.waitFor(() => expect(told.text).toContain("event: resync"));
    const unknown = listen(admin, null);
    await vi.waitFor(() => expect(unknown.text).toContain("event: resync"));
  });

  it("of no process is behind the hello of one that begins to hear: their positions can be compared", async () => {
    const before = livePosition() ?? 0;
    await sayHello();
    await vi.waitFor(() => expect(livePosition()).toBeGreaterThan(before));
  });

  it("goes on a second before the last message it brought, when the browser comes again by itself", () => {
    const first = new Request("http://localhost/api/live?after=5000000");
    const again = new Request(first, { headers: { "last-event-id": "9000000" } });
    expect([knownTo(first), knownTo(again)]).toEqual([5_000_000, 8_000_000]);
    expect(knownTo(new Request("http://localhost/api/live?after=1e9"))).toBeNull();
    expect(knownTo(new Request("http://localhost/api/live"))).toBeNull();
  });
});
