import { z } from "zod";
import { formId } from "../inputs";

export const viewAsInput = z.object({ userId: formId });
export type ViewAsInput = z.input<typeof viewAsInput>;
