import type { Role } from '../../services/access.js';
import { ServiceError } from '../../services/errors.js';
import type { Services } from '../../services/index.js';
import type { MeasureInput, Measures, MeasureView } from '../../services/measures.js';
import type { RuleProblem } from '../../services/segments.js';
import type { Notify } from '../../services/subject.js';
import { type Bot, startBot } from './bot.js';
import { aMeasure, measureAttributes, someDataSets, someGroups } from './measureViews.js';
import { optionCounts } from './segmentViews.js';

/** The real bot over hand-made measures, for what is said and shown rather than for what is counted. */
export interface MeasureDesk {
  bot: Bot;
  /** What was asked of the services that change something, in order. */
  asked: string[];
  /** What was saved last. */
  saved: MeasureInput[];
  /** The measures that there are; tests may change them. */
  there: MeasureView[];
  /** The measure is like this now, and its card is told. */
  becomes(view: MeasureView): void;
  /** What the next share is refused with. */
  problems: RuleProblem[];
}

export async function startMeasureDesk(more: { role?: Role; measures?: Partial<Measures> } = {}): Promise<MeasureDesk> {
  const { role = 'contributor' } = more;
  const asked: string[] = [];
  const saved: MeasureInput[] = [];
  const there: MeasureView[] = [aMeasure({ by: { words: { en: 'Industry', nl: 'Industry' } } })];
  const problems: RuleProblem[] = [];
  let notify: Notify = () => undefined;
  const named = (id: string) => {
    const found = there.find((each) => each.id === id || each.name.toLowerCase() === id.toLowerCase());
    if (!found) throw new ServiceError('notFound', { what: 'measure' });
    return found;
  };
  const change = (id: string, given: Partial<MeasureView>) => {
    const changed = { ...named(id), ...given };
    there.splice(there.indexOf(named(id)), 1, changed);
    return changed;
  };
  const measures: Measures = {
    list: async () => there,
    find: async (_caller, id) => named(id),
    input: async (_caller, id) => ({
      ...{ id: named(id).id, name: named(id).name, calculates: 'average', attribute: 'p:Employees' },
      ...{ dataSet: 'Customer', by: { attribute: 'p:Industry' } },
    }),
    attributes: async () => measureAttributes,
    async save(_caller, input) {
      saved.push(input);
      const view = { name: input.name, calculates: input.calculates, state: 'Refreshing' } as const;
      if (input.id !== undefined) return change(input.id, view);
      const made = aMeasure({ ...view, id: `measure-${there.length + 1}`, trend: [] });
      there.push(made);
      return made;
    },
    async refresh(_caller, id) {
      asked.push(`refresh ${id}`);
      return change(id, { state: 'Refreshing' });
    },
    progress: async (id) => named(id),
    groups: async (_caller, id) => (named(id).by ? someGroups({ measure: named(id) }) : undefined),
    async remove(_caller, id) {
      asked.push(`remove ${id}`);
      there.splice(there.indexOf(named(id)), 1);
    },
    ...more.measures,
  };
  const services = {
    access: {
      roleOf: () => role,
      canClaim: () => false,
      async require(_caller, needed) {
        const ranks = ['viewer', 'contributor', 'administrator'];
        if (ranks.indexOf(role) < ranks.indexOf(needed)) throw new ServiceError('notAllowed', { needed, helpers: '' });
      },
    },
    consent: { options: async () => optionCounts },
    dataSources: { dataSets: async () => someDataSets },
    segments: { build: async () => (problems.length > 0 ? { problems } : { rule: { all: [] } }) },
    measures,
  } satisfies { [Name in keyof Services]?: Partial<Services[Name]> };
  const house = (parts: { notify: Notify }) => {
    notify = parts.notify;
    return { services: services as unknown as Services, start: async () => undefined, stop: async () => undefined };
  };
  return {
    ...{ bot: await startBot({ house }), asked, saved, there, problems },
    becomes(view) {
      change(view.id, view);
      notify(`measure:${view.id}`);
    },
  };
}
