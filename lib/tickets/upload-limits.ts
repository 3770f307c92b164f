/** Files of one form: held to by the browser before the upload, and by the server while it comes in. */
export const uploadLimits = { files: 10, fileSize: 20_000_000, total: 100_000_000 } as const;
