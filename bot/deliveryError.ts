import { z } from 'zod';

/** What the platform answered. Without a status it was not reached, or did not answer. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    readonly status: number | undefined,
    readonly code: string,
    readonly retryAfterMs?: number,
    /** False: nothing has left, so nothing can have arrived. */
    readonly left = true,
  ) {
    super(`${status ?? 'no answer'} ${code}`);
  }
}

/** The bot ends, and this was not on its way yet. */
export const stopped = () => new DeliveryError(undefined, STOPPED, undefined, false);
export const STOPPED = 'Stopped';

export const BOT_DISABLED = 'BotDisabledByAdmin';
export const NO_ACTIVITY = 'ActivityNotFoundInConversation';
/** Of a call, and not of the place: the wrong one of Teams' clouds was asked, or for something that is not allowed. */
const OF_THE_CALL = new Set(['InvalidBotApiHost', 'NotEnoughPermissions']);

/**
 * What cannot be reached any more, until somebody writes from there.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
 */
export function lostWith({
  status,
  code,
}: DeliveryError): { what: 'conversation' | 'tenant'; code: string } | undefined {
  if (status === 403 && code === BOT_DISABLED) return { what: 'tenant', code };
  const isLost = (status === 403 && !OF_THE_CALL.has(code)) || (status === 404 && code !== NO_ACTIVITY);
  return isLost ? { what: 'conversation', code } : undefined;
}

/** The other end was never reached. */
const NO_CONNECTION = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Two shapes: `{error: {code}}`, and `{errorCode: 209, message: "{ \"subCode\": … }"}` of the message store below. */
const Answer = z.object({
  error: z.object({ code: z.string().optional() }).optional(),
  message: z.string().optional(),
});

const Failed = z.object({
  name: z.string().optional(),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  /** Of a token that could not be had. */
  errorCode: z.string().optional(),
  response: z
    .object({
      bodyAsText: z.string().nullish(),
      headers: z.custom<{ get(name: string): string | undefined }>((value) => value instanceof Object).optional(),
    })
    .optional(),
});

/** `left`: the request was handed to the network. */
export function deliveryErrorOf(error: unknown, left: boolean): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { name, statusCode, errorCode, code = errorCode, response } = Failed.safeParse(error).data ?? {};
  const otherwise = statusCode ? `Http${statusCode}` : name === 'AbortError' ? 'Timeout' : 'Unknown';
  const after = response?.headers?.get('retry-after');
  const seconds = after ? Number(after) : Number.NaN;
  return new DeliveryError(
    statusCode,
    (codeIn(response?.bodyAsText ?? '') ?? code ?? otherwise).slice(0, 80),
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
    left && !NO_CONNECTION.has(code ?? ''),
  );
}

function codeIn(body: string): string | undefined {
  const { error, message = '' } = Answer.safeParse(parsed(body)).data ?? {};
  return error?.code || /"subCode":\s*"(\w+)"/.exec(message)?.[1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
