import { AsyncLocalStorage } from "node:async_hooks";

export type Answer = { status?: number };

// Next puts this module into several bundles of one process, and the front door is another: one store all the same.
const holder = globalThis as { helpdeskAnswer?: AsyncLocalStorage<Answer> };
holder.helpdeskAnswer ??= new AsyncLocalStorage();
const store = holder.helpdeskAnswer;

/** Answers a request. What `work` says with `answerWith` stands in `answer` by the time that its headers go out. */
export function answering<Result>(answer: Answer, work: () => Result): Result {
  return store.run(answer, work);
}

/** Gives the page that is being made another status than 200: Next has no way to, for a page that is made whole. */
export function answerWith(status: number): void {
  const answer = store.getStore();
  if (answer) answer.status = status;
}
