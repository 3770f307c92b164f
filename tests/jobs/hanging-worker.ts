import { workQueues } from "../../lib/jobs/work-queues";

// A process of its own, to be killed in the middle of a job: it says that it began, and never ends.
workQueues(async (name, data) => {
  process.send?.({ name, data });
  await new Promise(() => {});
});
