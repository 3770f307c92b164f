import { connect } from "node:net";
import { env } from "@/lib/core/env";
import { listenerAddress } from "@/lib/email/mail-system";
import { schedules } from "@/lib/jobs/inspect-queues";
import { queueLag } from "../check-health";
import { type Finding, fault, ok, reasonOf } from "./finding";

const lateSeconds = 60;
const patienceMs = 5000;

/** Whether somebody works: schedules run in time, and the listener for mail greets. */
export async function examineWorker(): Promise<Finding[]> {
  return [await queuesOf(), await listenerOf()];
}

async function queuesOf(): Promise<Finding> {
  try {
    const [lag, known] = [await queueLag(new Date()), await schedules()];
    if (known.length === 0) return fault("worker", "neverScheduled", "startWorker");
    if (lag > lateSeconds) return fault("worker", "overdue", "startWorker", { seconds: lag });
    return ok("worker", "inTime", { count: known.length });
  } catch (error) {
    return fault("worker", "failed", "seeQueues", { reason: reasonOf(error) });
  }
}

async function listenerOf(): Promise<Finding> {
  const { MAIL_PORT } = env();
  if (MAIL_PORT === 0) return ok("listener", "listenerOff");
  const { host } = listenerAddress();
  const place = `${host === "0.0.0.0" ? "127.0.0.1" : host}:${MAIL_PORT}`;
  try {
    const greeting = await greetingAt(place);
    if (greeting.startsWith("220")) return ok("listener", "greets", { place });
    return fault("listener", "otherGreeting", "portTaken", { place, greeting });
  } catch (error) {
    return fault("listener", "silent", "startListener", { place, reason: reasonOf(error) });
  }
}

function greetingAt(place: string): Promise<string> {
  const [host, port] = place.split(":");
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), host);
    socket.setEncoding("utf8").setTimeout(patienceMs, () => socket.destroy(new Error("no greeting in time")));
    socket.once("error", reject);
    socket.once("data", (text) => {
      resolve(String(text).trim());
      socket.end("QUIT\r\n");
    });
  });
}
