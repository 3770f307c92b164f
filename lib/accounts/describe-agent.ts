import Bowser from "bowser";

/** What a User-Agent says of browser and system, "Firefox" and "Linux"; empty where it says nothing that is known. */
export function describeAgent(agent: string): { browser: string; system: string } {
  // The library throws for an empty one.
  const { browser, os } = Bowser.parse(agent || "-");
  return { browser: browser.name ?? "", system: os.name ?? "" };
}
