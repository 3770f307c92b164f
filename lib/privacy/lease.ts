/** How long a worker may take over a batch, or a file's next piece, before another takes the job over. */
export const leaseSeconds = 60;
