import type { Measure } from '../storage/settings.js';
import { measureAttributes } from './measures/attributes.js';
import { findMeasure, measureIn } from './measures/definition.js';
import { inputOf } from './measures/input.js';
import type { MeasuresParts } from './measures/parts.js';
import { createCounting } from './measures/refresh.js';
import { createMeasureDefinitions } from './measures/save.js';
import { groupsOf, measureViews } from './measures/show.js';
import type { Measures, MeasureView } from './measures/view.js';

export * from './measures/view.js';
export type { MeasuresParts };

/** Measures with their beginning and end: what a restart interrupted is counted again. */
export interface MeasureWork {
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export function createMeasures(parts: MeasuresParts): Measures & MeasureWork {
  const { documents, access, notify } = parts;
  const definitions = createMeasureDefinitions(parts);
  const counting = createCounting(parts);

  const view = async (measure: Measure): Promise<MeasureView> => (await measureViews(parts, [measure]))[0]!;
  const byId = (id: string) => measureIn(documents.read(), id);

  return {
    async list(caller) {
      await access.require(caller, 'viewer');
      const byName = (one: Measure, other: Measure) => one.name.localeCompare(other.name, undefined, { numeric: true });
      return measureViews(parts, [...documents.read().measures].sort(byName));
    },
    async find(caller, idOrName) {
      await access.require(caller, 'viewer');
      return view(findMeasure(documents.read(), idOrName));
    },
    async input(caller, id) {
      await access.require(caller, 'contributor');
      return inputOf(byId(id));
    },
    async attributes(caller) {
      await access.require(caller, 'contributor');
      return measureAttributes(parts);
    },
    async save(caller, input) {
      await access.require(caller, 'contributor');
      const measure = await definitions.save(caller, input);
      await counting.ask(measure.id);
      return view(measure);
    },
    async refresh(caller, id) {
      await access.require(caller, 'contributor');
      const measure = byId(id);
      await counting.ask(id, { caller, action: 'measure.refresh', subject: `measure:${id}` });
      return view(measure);
    },
    progress: async (id) => view(byId(id)),
    async groups(caller, id) {
      await access.require(caller, 'viewer');
      return groupsOf(parts, byId(id));
    },
    async remove(caller, id) {
      await access.require(caller, 'contributor');
      await definitions.remove(caller, id);
      notify(`measure:${id}`);
    },
    resume: () => counting.resume(),
    stop: () => counting.stop(),
  };
}
