export { InboxSkeleton as default } from "@/components/tickets/inbox-skeleton";
