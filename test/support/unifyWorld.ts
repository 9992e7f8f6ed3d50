import type { Random } from '../../sandbox/leadspace/companies/random.js';
import type { KeepRule, MatchKey, MergePolicy, UnificationDefinition } from '../../storage/settings.js';

/** Small worlds of companies in several sources, and what may happen to them between two unifications. */
export const WORLDS = 25;
export const SOURCES = 4;

/** Columns of a source in their order; the first is the key. One calls the name otherwise than the rest. */
export const columnsOf = (source: number): string[] => [
  'Key',
  source === 2 ? 'Naam' : 'Name',
  'Email',
  'Site',
  'Country',
  'Changed',
  `Note ${source}`,
];

export interface SourceRow {
  key: string;
  /** In the order of the columns behind the key. */
  cells: string[];
}

/** Everything that an admin can change, and what the sources bring. */
export interface UnifyWorld {
  /** By source, from 1: its rows; undefined where it is not there. */
  sources: (SourceRow[] | undefined)[];
  /** Sources in the order that the admin gives. */
  order: number[];
  rules: MatchKey[][];
  policy: MergePolicy;
  duplicates: (KeepRule | undefined)[];
  leaveOut: boolean[];
  /** By e-mail address: granted or denied. */
  said: Map<string, boolean>;
  /** By source and key: what the row states itself. */
  stated: Map<string, boolean>;
  change(): void;
}

const RULES: MatchKey[][][] = [
  [['email']],
  [['email'], ['domain']],
  [['domain', 'nameCountry'], ['email']],
  [['nameCountry'], ['email']],
  [['email'], ['domain'], ['nameCountry']],
];
/** Bytes that must come out as they went in. */
const NOTES = ['plain', ' spaces around ', 'ünï–cödé 🏢', "it's; --", '\ta tab', '', '"quoted"', 'line\nbreak'];

export function unifyWorld(random: Random): UnifyWorld {
  let count = 0;
  const oneOf = <T>(all: readonly T[]): T => all[random.below(all.length)]!;
  const emailOf = (world: number) => oneOf(['', ...[1, 2, 3, 4].map((no) => `Person${no}@w${world}.example`)]);
  const cell = (world: number, place: number): string =>
    [
      () =>
        oneOf([
          '',
          ...['Acme', 'Birch', 'Cedar'].map((name) => `${name} ${world} ${oneOf(['B.V.', 'BV', ''])}`.trim()),
        ]),
      () => emailOf(world),
      () => oneOf(['', ...[1, 2, 3].map((no) => `https://www.site${no}-w${world}.com/${oneOf(['', 'about'])}`)]),
      () => oneOf(['NL', 'Nederland', 'Germany', '']),
      () => oneOf(['', '2026-01-01', '2026-02-03', '2026-05-05', 'soon']),
      () => oneOf(NOTES),
    ][place]!();
  const cells = (world: number) => Array.from({ length: 6 }, (_, place) => cell(world, place));
  const rowsOf = (source: number) =>
    Array.from({ length: WORLDS }, (_, world) =>
      Array.from({ length: 1 + random.below(3) }, () => ({
        key: `${source}-w${world}-${++count}`,
        cells: cells(world),
      })),
    ).flat();
  const gone: SourceRow[][] = Array.from({ length: SOURCES }, () => []);

  const it: UnifyWorld = {
    sources: [rowsOf(1), rowsOf(2), random.chance(0.5) ? rowsOf(3) : undefined, undefined],
    order: [1, 2, 3, 4],
    rules: RULES[4]!,
    policy: 'order',
    duplicates: Array.from({ length: SOURCES }, () => (random.chance(0.5) ? 'mostRecent' : undefined)),
    leaveOut: Array.from({ length: SOURCES }, () => random.chance(0.2)),
    said: new Map(),
    stated: new Map(),
    change() {
      for (let times = 1 + random.below(2); times > 0; times--) oneOf([...CHANGES, refresh, refresh, refresh, speak])();
    },
  };

  /** A source is read again: rows change, vanish, come back, come new, in every world. */
  function refresh(): void {
    const source = oneOf([1, 2, 3, 4].filter((no) => it.sources[no - 1]));
    const back = gone[source - 1]!.filter(() => random.chance(0.4));
    gone[source - 1] = gone[source - 1]!.filter((row) => !back.includes(row));
    const stays = it.sources[source - 1]!.filter((row) => {
      if (!random.chance(0.12)) return true;
      gone[source - 1]!.push(row);
      return false;
    });
    const changed = [...stays, ...back].map((row) => (random.chance(0.3) ? { ...row, cells: changedCells(row) } : row));
    const fresh = rowsOf(source).filter(() => random.chance(0.15));
    it.sources[source - 1] = [...changed, ...fresh];
  }

  function changedCells({ key, cells: before }: SourceRow): string[] {
    const world = Number(/-w(\d+)-/.exec(key)![1]);
    const place = random.below(6);
    return before.map((value, index) => (index === place ? cell(world, place) : value));
  }

  function speak(): void {
    for (let world = 0; world < WORLDS; world++) {
      const email = emailOf(world).toLowerCase();
      if (email !== '' && random.chance(0.6)) it.said.set(email, random.chance(0.6));
      const rows = it.sources.flatMap((of, at) => of?.map(({ key }) => `${at + 1} ${key}`) ?? []);
      if (random.chance(0.5)) it.stated.set(oneOf(rows), random.chance(0.5));
    }
  }

  const source = () => random.below(SOURCES);
  const CHANGES: (() => void)[] = [
    function reorder() {
      it.order = it.order
        .map((no) => ({ no, at: random.below(100) }))
        .sort((a, b) => a.at - b.at)
        .map(({ no }) => no);
    },
    function comeOrGo() {
      const at = source();
      if (!it.sources[at]) it.sources[at] = removed[at] ?? rowsOf(at + 1);
      else if (it.sources.filter(Boolean).length > 1) {
        removed[at] = it.sources[at];
        it.sources[at] = undefined;
      }
    },
    function otherRules() {
      it.rules = oneOf(RULES);
    },
    function otherPolicy() {
      it.policy = oneOf(['order', 'mostRecent', 'leastRecent']);
    },
    function duplicates() {
      it.duplicates[source()] = oneOf([undefined, 'mostFilled', 'mostRecent', 'leastRecent']);
    },
    function leaveOut() {
      it.leaveOut[source()] = random.chance(0.5);
    },
  ];
  const removed: (SourceRow[] | undefined)[] = [];
  for (let times = 0; times < 4; times++) speak();
  return it;
}

/** As an admin would have put it together. */
export function definitionOf(world: UnifyWorld): UnificationDefinition {
  return {
    sources: world.order.map((no) => {
      const keep = world.duplicates[no - 1];
      return {
        id: sourceId(no),
        columns: { name: columnsOf(no)[1]!, website: 'Site', country: 'Country', changed: 'Changed' },
        unmatched: world.leaveOut[no - 1] ? 'leaveOut' : 'add',
        ...(keep && { duplicates: { by: ['email'], keep } }),
      };
    }),
    rules: world.rules,
    policy: world.policy,
    columns: [
      {
        name: 'Name',
        from: [1, 2, 3, 4].map((no) => ({ source: sourceId(no), column: columnsOf(no)[1]! })),
        policy: 'order',
      },
    ],
  };
}

export const sourceId = (no: number): string => `source-${no}`;
