/** Zones to choose from: each once; the one in use may be another name for one of them. */
export function zonesWith(zone: string): string[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), zone])];
}
