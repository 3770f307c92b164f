import { z } from "zod";

/** A bucket's name (Amazon's rules of 2023), which is the host of its address. */
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const httpAddress = z.url({ protocol: /^https?$/ });

export type BucketAddress = {
  bucket: string;
  /** Before every key: empty, or with a slash at its end. */
  prefix: string;
  region: string;
  /** Of another maker's S3 than Amazon's. */
  endpoint: string | undefined;
};

/**
 * Reads `s3://bucket/prefix?region=eu-central-1&endpoint=https://minio.example:9000`; all but the bucket may be left out.
 * @returns a sentence about what is wrong with it instead
 */
export function readBucketAddress(address: string): BucketAddress | string {
  const url = URL.parse(address);
  if (!url) return "must name a bucket, s3://bucket/prefix";
  const { hostname: bucket, pathname, searchParams, username, password } = url;
  if (!bucketName.test(bucket)) return "must name a bucket, s3://bucket/prefix";
  if (username || password) return "must not hold the keys: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY do";
  const { region = "us-east-1", endpoint, ...others } = Object.fromEntries(searchParams);
  if (Object.keys(others).length > 0)
    return "knows region and endpoint after its question mark, nothing else";
  if (endpoint !== undefined && !httpAddress.safeParse(endpoint).success)
    return "must name its endpoint with http:// or https://";
  const folders = foldersOf(pathname);
  if (!folders) return "has a prefix with a % that encodes nothing";
  return {
    bucket,
    prefix: folders.map((folder) => `${folder}/`).join(""),
    region,
    endpoint,
  };
}

function foldersOf(path: string): string[] | null {
  try {
    return path
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}
