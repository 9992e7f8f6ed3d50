import { randomUUID } from 'node:crypto';

/** What goes back over the wire. */
export interface Answer {
  status: number;
  /** JSON, unless it is a text already. */
  body?: unknown;
  headers?: Record<string, string>;
}

const ERRORS: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  427: 'Insufficient Credits or Invalid Program',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The provider's error envelope; 401 comes without a body. */
export function refusal(status: number, details: string, now: number, headers: Record<string, string> = {}): Answer {
  if (status === 401) return { status, headers };
  const body = {
    error: ERRORS[status] ?? 'Error',
    tracking_id: randomUUID(),
    request_timestamp: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    details,
  };
  return { status, body, headers };
}
