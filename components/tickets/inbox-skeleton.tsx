import { getMessages } from "next-intl/server";
import { SkeletonRows } from "./skeleton-rows";

/** The list before its rows are there. The parts are the browser's: as data they would be sent with every page. */
export async function InboxSkeleton() {
  const { app } = await getMessages();
  return <SkeletonRows label={app.loading} />;
}
