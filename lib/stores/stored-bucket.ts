import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { type BucketAddress, readBucketAddress } from "@/lib/core/bucket-address";
import type { Env } from "@/lib/core/env";
import type { StoredFiles } from "./stored-files";

const connectWithinMs = 5_000;
const answerWithinMs = 30_000;
/** Parts of a file whose size nobody knows beforehand; the smallest that S3 takes. */
const partBytes = 5 * 1024 * 1024;

type Settings = Pick<Env, "STORAGE_URL" | "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY">;

export type BucketFiles = StoredFiles & {
  /** Every key below a prefix, in the order of their octets. */
  list(prefix: string): AsyncGenerator<string>;
};

/**
 * Stored files in a bucket of S3, or of what speaks like it. An object is there whole or not at all, and once it is there
 * it is safe: that is S3's own promise. Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, else from the role
 * that the machine has.
 */
export function bucketFiles(settings: Settings): BucketFiles {
  const address = readBucketAddress(settings.STORAGE_URL ?? "");
  if (typeof address === "string") throw new Error(`STORAGE_URL ${address}`);
  const { bucket: Bucket, prefix } = address;
  const client = connect(address, settings);
  const object = (key: string) => ({ Bucket, Key: prefix + key });

  async function get(key: string): Promise<GetObjectCommandOutput & { Body: Readable }> {
    try {
      // In Node the body is a Readable, which its type leaves open.
      return (await client.send(new GetObjectCommand(object(key)))) as GetObjectCommandOutput & {
        Body: Readable;
      };
    } catch (error) {
      throw error instanceof NoSuchKey
        ? Object.assign(new Error(`no such file: ${key}`), { code: "ENOENT" })
        : error;
    }
  }

  return {
    async write(key, content) {
      if (content instanceof Uint8Array) {
        await client.send(new PutObjectCommand({ ...object(key), Body: content }));
        return;
      }
      const source = remembering(content);
      const Body = Readable.from(source.chunks, { objectMode: false });
      const upload = new Upload({
        client,
        params: { ...object(key), Body },
        partSize: partBytes,
        queueSize: 2,
      });
      await upload.done().catch((error) => {
        // Where giving up failed as well, its own error would hide why.
        throw source.error() ?? error;
      });
    },
    async read(key) {
      const { Body } = await get(key);
      return Buffer.concat(await Body.toArray());
    },
    async stream(key) {
      const { Body, ContentLength = 0 } = await get(key);
      return { stream: Body, size: ContentLength };
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(object(key)));
    },
    async *list(below) {
      const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: prefix + below });
      for await (const { Contents = [] } of pages) {
        for (const { Key = "" } of Contents) yield Key.slice(prefix.length);
      }
    },
  };
}

function connect({ region, endpoint }: BucketAddress, settings: Settings): S3Client {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return new S3Client({
    region,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Other makers' do not know the checksums that Amazon's has come to take; TLS and the signature hold the bytes.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: connectWithinMs,
      requestTimeout: answerWithinMs,
      throwOnRequestTimeout: true,
    },
  });
}

/** Passes on what comes, and keeps the error that it came to. */
function remembering(content: AsyncIterable<Uint8Array>) {
  let failed: unknown;
  async function* chunks() {
    try {
      yield* content;
    } catch (error) {
      failed = error;
      throw error;
    }
  }
  return { chunks: chunks(), error: () => failed };
}
