import { describeAgent } from "./describe-agent";

/** Where somebody signs in from: the network as rate limits know it, and what the browser says of itself. */
export type SessionOrigin = { network: string; agent: string };

/** A session as its person knows it: "Firefox, Linux, 203.0.113.7". */
export function sessionName({ agent, network }: SessionOrigin): string {
  return [agentName(agent), network].filter(Boolean).join(", ") || "?";
}

/** "Firefox, Linux"; empty where nothing is known. */
export function agentName(agent: string): string {
  const { browser, system } = describeAgent(agent);
  return [browser, system].filter(Boolean).join(", ");
}
