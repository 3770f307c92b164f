import type { Messages } from "@/lib/i18n/load-messages";

/** What a form with files says by itself, before the server has. */
export type FormTexts = {
  empty: string;
  /** Of a choice that was not made. */
  choose: string;
  email: string;
  tooLong: string;
  network: string;
  unexpected: string;
  fileTooLarge: string;
  tooManyFiles: string;
  uploadTooLarge: string;
};

export function formTexts({ error }: Messages): FormTexts {
  const { fileTooLarge, tooManyFiles, uploadTooLarge } = error.requests;
  return {
    empty: error.field.empty,
    choose: error.topics.choose,
    email: error.field.email,
    tooLong: error.field.tooLong,
    network: error.network,
    unexpected: error.unavailable,
    fileTooLarge,
    tooManyFiles,
    uploadTooLarge,
  };
}

/** What a form's page gives back when a browser without scripts sent something wrong. */
export type Kept = { values: Record<string, string>; fields: Record<string, string>; message: string } | null;

/** What `lib/tickets/policy.ts` says. */
export type UploadLimits = { files: number; fileSize: number; total: number };
