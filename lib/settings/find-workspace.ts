import { db } from "@/db/client";
import { workspace } from "@/db/schema";

export type WorkspaceView = { name: string; timeZone: string; locale: string };

/** What anybody may know of the workspace, its name stands on every page; null before first run. */
export async function findWorkspace(): Promise<WorkspaceView | null> {
  const [row] = await db()
    .select({ name: workspace.name, timeZone: workspace.timeZone, locale: workspace.locale })
    .from(workspace);
  return row ?? null;
}
