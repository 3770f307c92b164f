/** The API's description as its page shows it. */

export type FieldView = {
  name: string;
  type: string;
  required: boolean;
  description: string | null;
  /** What stands inside an object, or in the objects of a list. */
  fields: FieldView[];
};

type ParameterView = Omit<FieldView, "fields"> & { in: string };

export type OperationView = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  /** The scope that a token needs; null where nobody is asked. */
  scope: string | null;
  parameters: ParameterView[];
  body: { mediaType: string; fields: FieldView[] } | null;
  answers: { status: string; description: string; fields: FieldView[] }[];
  curl: string;
};

export type DocsView = {
  title: string;
  description: string;
  sections: { name: string; description: string; operations: OperationView[] }[];
  problems: { code: string; status: number; text: string }[];
};
