/** What one may change of oneself; `timeZone` is the one in force, one's own or the workspace's. */
export type ProfileView = { name: string; timeZone: string; undoSeconds: number; signature: string };
