import { type ErrorCode, ServiceError } from '../errors.js';
import { type FailureKind, ProviderError } from '../leadspace/failure.js';
import type { Leadspace } from '../leadspace/index.js';

/** Each trouble has a message of its own: what the administrator does next differs. */
const CODES: Readonly<Record<FailureKind, ErrorCode>> = {
  unauthorized: 'tokenRefused',
  creditsOrProgram: 'creditsOrProgram',
  rateLimited: 'providerBusy',
  unavailable: 'providerUnreachable',
  // Nothing can have been paid here: the probe is a record that nobody can enrich.
  unknownOutcome: 'providerUnreachable',
  invalidInput: 'providerAnswerUnknown',
  tooLarge: 'providerAnswerUnknown',
  badResponse: 'providerAnswerUnknown',
};

/** Those after which "save without verifying" makes sense: the token may be good all the same. */
export const UNVERIFIED: readonly ErrorCode[] = ['providerUnreachable', 'providerBusy', 'providerAnswerUnknown'];

/** Undefined when the provider accepts the token, else why not. */
export async function verifyToken(
  leadspace: Pick<Leadspace, 'verify'>,
  token: string,
): Promise<ServiceError | undefined> {
  try {
    await leadspace.verify(token);
    return undefined;
  } catch (error) {
    if (error instanceof ProviderError) return new ServiceError(CODES[error.kind], {}, { cause: error });
    throw error;
  }
}
