/**
 * What the state of consent has to be, thought out from the rules alone and as simply as possible: event by event, over plain
 * arrays. It shares nothing with the product but the meaning of its words, so that both cannot be wrong in the same way.
 */

/** A row of a source as a person reads it. Times are epoch milliseconds. */
export interface OracleRow {
  consentId?: string;
  identifier: string;
  option: string;
  /** The source's own word: with another one it is another row. */
  value: string;
  /** Whether it agrees, after polarity; what cannot be read does not. */
  granted: boolean;
  /** Absent: undated. */
  dated?: number;
}

export interface OracleSnapshot {
  source: string;
  readAt: number;
  /** A full snapshot; false: changes only. A source that is removed ends with an empty full one. */
  complete: boolean;
  rows: readonly OracleRow[];
}

interface Known extends OracleRow {
  /** Its date, else when the first snapshot of its unbroken presence was read. */
  saidAt: number;
}

interface SourceState {
  /** Rows of the snapshot before, by what they say. */
  present: Map<string, Known>;
  /** Rows since the last full snapshot, that one included. */
  live: Known[];
  onlyFull: boolean;
  /** Everything it has ever said. */
  said: Known[];
  /** Of a consent ID that is gone: the persons and options that it counted for last. */
  left: Map<string, Set<string>>;
}

const FIVE_MINUTES = 5 * 60_000;

/** Granted or denied, by `identifier option`; what is absent is not set. `until`: only what had been read by then. */
export function consentOf(
  snapshots: readonly OracleSnapshot[],
  until = Number.POSITIVE_INFINITY,
): Map<string, boolean> {
  const sources = new Map<string, SourceState>();
  for (const snapshot of snapshots) {
    if (snapshot.readAt > until) continue;
    sources.set(snapshot.source, after(sources.get(snapshot.source), snapshot));
  }
  const state = new Map<string, { granted: boolean; saidAt: number }>();
  for (const source of sources.values()) {
    for (const { identifier, option, granted, saidAt } of [...counting(source), ...vanished(source)]) {
      const key = keyOf(identifier, option);
      const before = state.get(key);
      const wins = !before || saidAt > before.saidAt || (saidAt === before.saidAt && !granted);
      if (wins) state.set(key, { granted, saidAt });
    }
  }
  return new Map([...state].map(([key, { granted }]) => [key, granted]));
}

export const keyOf = (identifier: string, option: string): string => `${identifier} ${option}`;

/** Denied before granted; identifiers without a record do not count. Undefined: not set. */
export function consentOfProfile(
  state: ReadonlyMap<string, boolean>,
  identifiers: readonly string[],
  option: string,
): boolean | undefined {
  const said = identifiers.map((identifier) => state.get(keyOf(identifier, option))).filter((one) => one !== undefined);
  if (said.length === 0) return undefined;
  return said.every(Boolean);
}

function after(before: SourceState = NOTHING, { readAt, complete, rows }: OracleSnapshot): SourceState {
  const present = new Map<string, Known>();
  for (const row of rows) {
    // Of a date that lies ahead nobody can know yet.
    if (row.dated !== undefined && row.dated > readAt + FIVE_MINUTES) continue;
    const words = JSON.stringify([row.consentId, row.identifier, row.option, row.value, row.granted, row.dated]);
    present.set(words, before.present.get(words) ?? { ...row, saidAt: row.dated ?? readAt });
  }
  const now = [...present.values()];
  const fresh = now.filter((row) => !before.said.includes(row));
  const live = complete ? now : [...before.live, ...fresh];
  const state = { present, live, onlyFull: complete, said: [...before.said, ...fresh] };
  return { ...state, left: leftBy(before, live) };
}

const NOTHING: SourceState = { present: new Map(), live: [], onlyFull: true, said: [], left: new Map() };

function leftBy(before: SourceState, live: readonly Known[]): Map<string, Set<string>> {
  const ids = new Set(live.map(({ consentId }) => consentId));
  const left = new Map([...before.left].filter(([id]) => !ids.has(id)));
  for (const { consentId, identifier, option } of counting(before)) {
    if (consentId === undefined || ids.has(consentId)) continue;
    left.set(consentId, (left.get(consentId) ?? new Set()).add(keyOf(identifier, option)));
  }
  return left;
}

/** A full snapshot is what the source says. Among changes the newest date of a consent ID is, and every row without one. */
function counting({ live, onlyFull }: SourceState): Known[] {
  if (onlyFull) return live;
  return live.filter(
    ({ consentId, saidAt }) =>
      consentId === undefined || !live.some((other) => other.consentId === consentId && other.saidAt > saidAt),
  );
}

/** Denials outlive their rows. Those of a consent ID hold for whom it belonged to last, and only as long as it is gone. */
function vanished({ live, said, left }: SourceState): Known[] {
  return said.filter(
    (row) =>
      !row.granted &&
      !live.includes(row) &&
      (row.consentId === undefined || left.get(row.consentId)?.has(keyOf(row.identifier, row.option))),
  );
}
