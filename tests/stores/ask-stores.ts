import { routeMail } from "../../lib/email/jobs";
import { nudge } from "../../lib/jobs/queue";
import { publish } from "../../lib/stores/publish";
import { consumeLimit } from "../../lib/stores/rate-limit";

// A process of its own, whose store is away: it says which of its questions came back, with whatever answer.
const questions = {
  publish: publish("live", "{}"),
  nudge: nudge(routeMail, {}),
  limit: consumeLimit({ name: "away", points: 1, seconds: 60 }, "key"),
};
process.send?.("asked");
for (const [name, answer] of Object.entries(questions)) {
  const say = () => process.send?.(name);
  answer.then(say, say);
}
