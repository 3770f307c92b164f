import Mention from "@tiptap/extension-mention";
import { PluginKey } from "@tiptap/pm/state";
import type { PersonView } from "@/lib/tickets/view-types";

/** What stands after an @, and what puts a person in its place. */
export type Asking = { query: string; choose: (person: PersonView) => void };

export const mentionKey = new PluginKey("mention");

/** A colleague in a note, as the server reads and writes him: by id, and shown by name. */
export function mentionNode(isOn: () => boolean, ask: (asking: Asking | null) => void) {
  const show = (props: { query: string; command: (attrs: { id: string; label: string }) => void }) =>
    ask({ query: props.query, choose: ({ id, name }) => props.command({ id: String(id), label: name }) });
  return Mention.extend({
    addAttributes: () => ({
      id: { default: null, parseHTML: (element: HTMLElement) => element.dataset.mention ?? null },
      label: {
        default: "",
        parseHTML: (element: HTMLElement) => (element.textContent ?? "").replace(/^@/, ""),
      },
    }),
    parseHTML: () => [{ tag: "span[data-mention]" }],
    renderHTML: ({ node }) => ["span", { "data-mention": String(node.attrs.id) }, `@${node.attrs.label}`],
    renderText: ({ node }) => `@${node.attrs.label}`,
  }).configure({
    suggestion: {
      pluginKey: mentionKey,
      allowSpaces: true,
      allowedPrefixes: [" ", "\u00a0", "("],
      allow: isOn,
      // The list asks the server itself, as every field does.
      items: () => [],
      render: () => ({ onStart: show, onUpdate: show, onExit: () => ask(null) }),
    },
  });
}
