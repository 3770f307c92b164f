"use client";

import FileText from "lucide-react/icons/file-text";
import Paperclip from "lucide-react/icons/paperclip";
import X from "lucide-react/icons/x";
import { useEffect, useRef, useState } from "react";
import { FieldError } from "@/components/ui/field-error";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatSize } from "@/lib/i18n/size";
import type { UploadLimits } from "./labels";

type Props = {
  labels: Messages["requests"];
  error?: string | undefined;
  locale: string;
  limits: UploadLimits;
};

/** The browser's own field for files, so that it works without scripts; with them, files are added and taken out one by one. */
export function FilePicker({ labels, error, locale, limits }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);

  // What was chosen before the scripts came.
  useEffect(() => setFiles([...(input.current?.files ?? [])]), []);

  function put(next: File[]) {
    const list = new DataTransfer();
    for (const file of next) list.items.add(file);
    if (input.current) input.current.files = list.files;
    setFiles(next);
  }

  const described = [error && "files-error", "files-hint"].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor="field-files" className="flex items-center gap-2 font-medium">
        <Paperclip size={16} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
        {labels.files}
      </label>
      <input
        ref={input}
        id="field-files"
        name="files"
        type="file"
        multiple
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        onChange={({ currentTarget }) => put([...files, ...(currentTarget.files ?? [])])}
        className="block w-full rounded-md border border-border-strong border-dashed bg-card p-2 text-base text-muted-foreground file:me-3 file:h-9 file:cursor-pointer file:rounded-sm file:border-0 file:bg-muted file:px-3 file:font-medium file:text-foreground hover:file:bg-accent aria-invalid:border-destructive touch:file:h-11"
      />
      {error && <FieldError id="files-error">{error}</FieldError>}
      <p id="files-hint" className="text-muted-foreground text-xs leading-[18px]">
        {fillMessage(labels.filesHint, {
          count: limits.files,
          size: formatSize(limits.fileSize, locale),
        })}
      </p>
      <p role="status" className="sr-only">
        {files.length > 0 && fillMessage(labels.chosen, { count: files.length }, locale)}
      </p>
      {files.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {files.map((file, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and they hold no state
              key={index}
              className="flex items-center gap-2.5 rounded-md border bg-card py-1 ps-3 pe-1 text-base"
            >
              <FileText size={16} strokeWidth={1.75} className="shrink-0 text-muted-foreground" aria-hidden />
              <span dir="auto" className="min-w-0 grow truncate">
                {file.name}
              </span>
              <span className="shrink-0 text-muted-foreground text-sm">{formatSize(file.size, locale)}</span>
              <button
                type="button"
                aria-label={fillMessage(labels.remove, { name: file.name })}
                onClick={() => {
                  put(files.filter((_file, other) => other !== index));
                  input.current?.focus();
                }}
                className="grid size-9 shrink-0 place-items-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground touch:size-11"
              >
                <X size={16} strokeWidth={1.75} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
