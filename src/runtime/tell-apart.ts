import type { Field, Form, Option, PersonRef } from '../chat/index.ts';

/** Says of people, by id, what tells those of one name apart. */
export type Whereabouts = (personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Lists those whose name somebody else has too. */
function doubles(people: readonly PersonRef[]): string[] {
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of people) ids.set(fold(name), (ids.get(fold(name)) ?? new Set()).add(id));
  return [...ids.values()].flatMap((same) => (same.size > 1 ? [...same] : []));
}

function peopleOf(field: Field): PersonRef[] {
  if (field.kind === 'person')
    return [...field.likely, ...(field.initial === undefined ? [] : [field.initial])];
  return field.kind === 'people' ? [...field.likely, ...(field.initial ?? [])] : [];
}

function renamed(field: Field, named: (it: PersonRef) => PersonRef): Field {
  if (field.kind !== 'person' && field.kind !== 'people') return field;
  const likely = field.likely.map(named);
  if (field.kind === 'people') {
    return {
      ...field,
      likely,
      ...(field.initial === undefined ? {} : { initial: field.initial.map(named) }),
    };
  }
  return { ...field, likely, ...(field.initial === undefined ? {} : { initial: named(field.initial) }) };
}

/** Makes what tells people of one name apart where one of them is chosen: 张伟 · 支付组. */
export function createTellApart(whereabouts: Whereabouts) {
  async function namesFor(people: readonly PersonRef[]): Promise<(it: PersonRef) => PersonRef> {
    const ids = doubles(people);
    const said = ids.length === 0 ? new Map<string, string>() : await whereabouts(ids);
    return (it) => {
      const where = said.get(it.id);
      return where === undefined ? it : { ...it, name: `${it.name} · ${where}` };
    };
  }

  return {
    async options(options: readonly Option[]): Promise<Option[]> {
      const named = await namesFor(options.map((it) => ({ id: it.value, name: it.label })));
      return options.map((it) => ({ ...it, label: named({ id: it.value, name: it.label }).name }));
    },
    async form(form: Form): Promise<Form> {
      const people = form.items.flatMap((it) => (it.kind === 'field' ? peopleOf(it.field) : []));
      if (people.length === 0) return form;
      const named = await namesFor(people);
      const items = form.items.map((it) =>
        it.kind === 'field' ? { ...it, field: renamed(it.field, named) } : it,
      );
      return { ...form, items };
    },
  };
}

export type TellApart = ReturnType<typeof createTellApart>;
