import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";

/** What s3rver lets in, and signs with. */
export const keys = { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" };

/**
 * A server that speaks S3 on loopback, with one empty bucket.
 * @returns `storageUrl(prefix)`: what STORAGE_URL says of it
 */
export async function openS3Server() {
  const directory = await mkdtemp(path.join(os.tmpdir(), "helpdesk-test-s3-"));
  const buckets = [{ name: "northwind-files" }];
  const options = { address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: buckets };
  const server = new S3rver(options);
  const { port } = await server.run();
  return {
    storageUrl: (prefix = "", bucket = "northwind-files") =>
      `s3://${bucket}/${prefix}?endpoint=http://127.0.0.1:${port}`,
    close: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
