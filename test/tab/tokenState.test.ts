import { PageError } from '../../tab/client.js';
import { failureOf } from '../../tab/token/failure.js';
import { forgetState, type Place, takeState } from '../../tab/token/state.js';
import { loadWords } from '../../tab/words.js';

/** A window as far as the page looks at it; what was replaced is what stands there after a reload. */
function opened(address: string): Place & { address(): string } {
  let url = new URL(address, 'https://steward.contoso.com');
  let state: unknown = null;
  return {
    get location() {
      return url;
    },
    history: {
      get state() {
        return state;
      },
      replaceState(entry, _unused, to) {
        state = entry;
        url = new URL(to, url);
      },
    },
    address: () => `${url.pathname}${url.search}${url.hash}`,
  };
}

test('the state is taken out of the address, and is still there when the page is loaded again', () => {
  const page = opened('/tab/token#state=abc.1.x');

  expect(takeState(page)).toBe('abc.1.x');
  expect(page.address()).toBe('/tab/token');
  expect(takeState(page)).toBe('abc.1.x');
});

test('when it was used up nothing of it is left', () => {
  const page = opened('/tab/token#state=abc.1.x');
  takeState(page);

  forgetState(page);

  expect(takeState(page)).toBeUndefined();
  expect(page.history.state).toBeNull();
});

test('another deep link brings another state, which goes before the one of before', () => {
  const page = opened('/tab/token#state=first.1.x');
  takeState(page);

  page.history.replaceState(page.history.state, '', '/tab/token#state=second.1.x');

  expect(takeState(page)).toBe('second.1.x');
});

test('a page without a state has none, whatever else the browser remembers of it', () => {
  const page = opened('/tab/token#link=somebody');
  page.history.replaceState({ state: 17 }, '', page.address());

  expect(takeState(page)).toBeUndefined();
  expect(page.address()).toBe('/tab/token#link=somebody');
});

const failed = async (status: number, code?: string) =>
  failureOf(
    new PageError(status, code === undefined ? undefined : { code, message: '', next: '' }),
    await loadWords('en', 'UTC'),
  );

test.each([
  ['no token looks like that', 409, 'tokenRefused'],
  ['it is longer than any', 400, 'malformed'],
  ['it is far too long', 413, undefined],
])('%s: said at the input, and what was entered can be corrected', async (_why, status, code) => {
  expect(await failed(status, code)).toEqual({ wrong: expect.stringContaining('cannot be a token'), canRetry: true });
});

test.each([
  ['the server was not reached', 0, undefined],
  ['too fast', 429, 'tooFast'],
  ['a fault', 500, 'fault'],
  ['the bot starts', 503, 'starting'],
])('%s: Save may be pressed again', async (_why, status, code) => {
  expect(await failed(status, code)).toEqual({ canRetry: true });
});

test.each([
  ['the page is over', 410, 'tokenPageOver'],
  ['somebody else has signed in', 401, 'signInRefused'],
  ['no administrator any more', 403, 'notAllowed'],
])('%s: nothing can be corrected here, so nothing is kept', async (_why, status, code) => {
  expect(await failed(status, code)).toEqual({ canRetry: false });
});
