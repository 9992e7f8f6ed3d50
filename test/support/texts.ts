/** Every text of a locale by its path; functions are called with sample arguments, for one thing and for several. */
export function textsOf(locale: object): Record<string, string> {
  const texts: Record<string, string> = {};
  collect(locale, '', texts);
  return texts;
}

/** What locale functions take: counts, names, times as words, or an object of parameters. */
const SAMPLES: Record<string, unknown> = { one: 1, many: 3, named: 'sample' };

function collect(node: unknown, path: string, texts: Record<string, string>): void {
  if (typeof node === 'string') texts[path] = node;
  else if (typeof node === 'function') {
    const called = Object.entries(SAMPLES).map(
      ([name, sample]) => [name, attempt(node as (...values: unknown[]) => unknown, sample)] as const,
    );
    if (called.every(([, result]) => result === undefined)) throw new Error(`${path} refuses every sample argument`);
    for (const [name, result] of called) collect(result, `${path}(${name})`, texts);
  } else if (node && typeof node === 'object') {
    for (const [key, child] of Object.entries(node)) collect(child, path ? `${path}.${key}` : key, texts);
  }
}

/** A sample that a function cannot take, such as a word for a list, is no text. */
function attempt(say: (...values: unknown[]) => unknown, sample: unknown): unknown {
  const anything = new Proxy({}, { get: () => sample });
  for (const values of [Array(6).fill(sample), [anything, ...Array(5).fill(sample)]]) {
    try {
      const said = say(...values);
      if (said !== undefined && !String(said).includes('[object')) return said;
    } catch {
      // The other kind of argument may fit.
    }
  }
  return undefined;
}
