import type { PageProblem } from '../bot/pages/wire.js';

/** The server has said no: what happened and what to do, in the reader's language. */
export class PageError extends Error {
  override readonly name = 'PageError';

  constructor(
    readonly status: number,
    /** Absent where the server could not be reached at all. */
    readonly problem?: PageProblem,
  ) {
    super(problem?.code ?? String(status));
  }
}

export interface Client {
  /** @throws PageError */
  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
  /** What holds search words is posted, so that it stands in no address. @throws PageError */
  post<Answer>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer>;
}

/** Asks `/tab/api/`. `authorization` is asked for each call, since tokens of a sign-in end after an hour. */
export function createClient(authorization: () => Promise<string | undefined>, language: () => string): Client {
  async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const who = await authorization();
    const headers = { ...init.headers, 'Accept-Language': language(), ...(who && { Authorization: who }) };
    const response = await fetch(`/tab/api/${path}`, { ...init, headers, credentials: 'omit' }).catch((error) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new PageError(0);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new PageError(response.status, isProblem(answer) ? answer : undefined);
    return answer as Answer;
  }

  return {
    get: (path, signal) => ask(path, { ...(signal && { signal }) }),
    post: (path, body, signal) =>
      ask(path, {
        ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
        ...(signal && { signal }),
      }),
  };
}

const isProblem = (answer: unknown): answer is PageProblem =>
  typeof answer === 'object' && answer !== null && 'message' in answer && 'next' in answer;
