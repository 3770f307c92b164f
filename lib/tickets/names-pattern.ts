type Named = { name: string; sees: boolean };

/**
 * What finds a chosen person's place, or a name after an @, in text that is escaped already; the longest name first, so
 * that Mara Lindqvist is not taken for a Mara. Not within an address or a longer word.
 */
export function namesPattern<Person extends Named>(people: Person[]) {
  const byName = new Map<string, Person[]>();
  for (const person of people) {
    const name = escaped(person.name).toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), person]);
  }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(literally);
  const place = "\uE000(\\d+)\uE001";
  const called =
    names.length > 0 ? `|(?<![\\p{L}\\p{N}_.@-])@(${names.join("|")})(?![\\p{L}\\p{N}_])` : "|(?!)()";
  return {
    pattern: new RegExp(place + called, "giu"),
    /** Of those called so, the one who sees the ticket; nobody where several do. */
    personCalled(name: string): Person | undefined {
      const all = byName.get(name.toLowerCase()) ?? [];
      const seeing = all.filter(({ sees }) => sees);
      return seeing.length > 1 ? undefined : (seeing[0] ?? all[0]);
    },
  };
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
