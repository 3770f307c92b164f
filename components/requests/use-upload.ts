"use client";

import { type SubmitEvent, useRef, useState } from "react";
import type { FormTexts, Kept, UploadLimits } from "./labels";

type Problems = { fields: Record<string, string>; message: string };
type Answer = { location?: string } & Partial<Problems>;

/**
 * Sends a form with files and says how far it is; everything typed and chosen stays in place until the server has it.
 * XMLHttpRequest, because fetch tells nothing of an upload. Without scripts the browser sends the same form itself.
 */
export function useUpload(texts: FormTexts, stopped: string, limits: UploadLimits, kept: Kept) {
  const [problems, setProblems] = useState<Problems>({
    fields: kept?.fields ?? {},
    message: kept?.message ?? "",
  });
  const [percent, setPercent] = useState<number | null>(null);
  const request = useRef<XMLHttpRequest>(undefined);

  function fail(form: HTMLFormElement, next: Partial<Problems>) {
    const { fields = {}, message = texts.unexpected } = next;
    setPercent(null);
    setProblems({ fields, message });
    const first = [...form.elements].find((one) => (one as HTMLInputElement).name in fields);
    (first as HTMLElement | undefined)?.focus();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (percent !== null) return;
    const fields = { ...fieldProblems(form, texts), ...fileProblems(form, texts, limits) };
    if (Object.keys(fields).length > 0) return fail(form, { fields, message: "" });
    setProblems({ fields: {}, message: "" });
    setPercent(0);
    const sending = new XMLHttpRequest();
    request.current = sending;
    sending.open("POST", form.action);
    sending.setRequestHeader("accept", "application/json");
    sending.responseType = "json";
    sending.upload.onprogress = ({ loaded, total }) => setPercent(Math.floor((loaded / total) * 100));
    sending.onerror = () => fail(form, { message: texts.network });
    sending.onabort = () => fail(form, { message: stopped });
    sending.onload = () => {
      const answer: Answer = sending.response ?? {};
      if (sending.status === 201 && answer.location) location.assign(answer.location);
      else fail(form, answer);
    };
    sending.send(new FormData(form));
  }

  return { ...problems, percent, onSubmit, stop: () => request.current?.abort() };
}

/** What the browser finds wrong, in our words and at our places. */
function fieldProblems(form: HTMLFormElement, texts: FormTexts): Record<string, string> {
  const found: Record<string, string> = {};
  for (const element of form.elements) {
    const { name, type, validity } = element as HTMLInputElement;
    if (!validity || validity.valid) continue;
    const missing = type === "radio" ? texts.choose : texts.empty;
    found[name] = validity.valueMissing ? missing : validity.typeMismatch ? texts.email : texts.tooLong;
  }
  return found;
}

/** Said before anything is sent: a large file takes minutes, and the server's answer comes after it. */
function fileProblems(form: HTMLFormElement, texts: FormTexts, limits: UploadLimits): Record<string, string> {
  const files = [...((form.elements.namedItem("files") as HTMLInputElement | null)?.files ?? [])];
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length > limits.files) return { files: texts.tooManyFiles };
  if (files.some(({ size }) => size > limits.fileSize)) return { files: texts.fileTooLarge };
  return total > limits.total ? { files: texts.uploadTooLarge } : {};
}
