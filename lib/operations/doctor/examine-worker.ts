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
    const remedy = "Start a worker; if one runs, its log says what keeps it.";
    if (known.length === 0) return fault("worker", "no schedule has ever been laid down", remedy);
    if (lag > lateSeconds) return fault("worker", `a schedule is overdue by ${lag} s`, remedy);
    return ok("worker", `${known.length} schedules run in time`);
  } catch (error) {
    return fault("worker", reasonOf(error), "The queues do not answer: see database and redis.");
  }
}

async function listenerOf(): Promise<Finding> {
  const { MAIL_PORT } = env();
  if (MAIL_PORT === 0) return ok("mail listener", "off here (MAIL_PORT=0)");
  const { host } = listenerAddress();
  const place = `${host === "0.0.0.0" ? "127.0.0.1" : host}:${MAIL_PORT}`;
  try {
    const greeting = await greetingAt(place);
    if (greeting.startsWith("220")) return ok("mail listener", `${place} greets`);
    return fault(
      "mail listener",
      `${place} says ${greeting}`,
      "Another program has the port: set MAIL_PORT.",
    );
  } catch (error) {
    const remedy = "Start a worker with the listener, or say MAIL_PORT=0 where it runs on another machine.";
    return fault("mail listener", `${place} does not answer: ${reasonOf(error)}`, remedy);
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
