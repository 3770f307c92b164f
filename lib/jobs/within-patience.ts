/** BullMQ waits for its first connection for ever; whoever asks from a page or a verb must not. */
const patienceMilliseconds = 2000;

/** @throws Error when it takes longer than somebody waits */
export async function withinPatience<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the queue is not reachable")), patienceMilliseconds);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
