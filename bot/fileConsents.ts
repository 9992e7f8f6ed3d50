import { z } from 'zod';
import type { AdaptiveCard } from '../cards/card.js';
import { type FileSaving, fileSavingCard } from '../cards/fileSavingCard.js';
import { savedFile } from '../cards/teamsFile.js';
import { ServiceError } from '../services/errors.js';
import type { Saving } from '../services/exports.js';
import { type Connector, DeliveryError } from './connector.js';
import { ExportFile } from './exportAnswers.js';
import type { Place } from './place.js';
import { PersonalOnly } from './router.js';
import type { Trouble } from './trouble.js';
import type { Turn } from './turn.js';
import { createTurn, type TurnParts } from './turns.js';

export interface FileConsents {
  /** A person has agreed to have a file saved, or not. `asked`: the activity id of the question. Never throws. */
  answered(value: unknown, place: Place, asked: string | undefined): Promise<void>;
}

const Address = z.string().min(1).max(10_000);

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#invoke-activity-when-the-user-accepts-the-file */
const FileConsent = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('accept'),
    context: ExportFile,
    uploadInfo: z.object({
      uploadUrl: Address,
      contentUrl: Address.refine((url) => url.startsWith('https://')),
      name: z.string().min(1).max(400),
      uniqueId: z.string().min(1).max(200),
      fileType: z.string().max(50).default(''),
    }),
  }),
  z.object({ action: z.literal('decline'), context: ExportFile }),
]);
type Accepted = Extract<z.infer<typeof FileConsent>, { action: 'accept' }>;

export function createFileConsents(parts: {
  connector: Pick<Connector, 'post' | 'update'>;
  trouble: Trouble;
  turns: TurnParts;
}): FileConsents {
  const { connector, trouble, turns } = parts;

  async function answer(value: unknown, place: Place, asked: string | undefined, turn: Turn): Promise<void> {
    if (place.scope !== 'personal') throw new PersonalOnly();
    const parsed = FileConsent.safeParse(value);
    if (!parsed.success) throw new ServiceError('cardOutdated');
    const given = parsed.data;
    if (given.action === 'accept') return accept(given, place, asked, turn);
    await inPlace(place, asked, fileSavingCard({ state: 'declined' }, given.context, turn.own));
  }

  async function accept(given: Accepted, place: Place, asked: string | undefined, turn: Turn): Promise<void> {
    const { context, uploadInfo } = given;
    const saving = await turn.services.exports.save(turn.caller, context.export, context.file, uploadInfo);
    if (saving.again) {
      const { name } = saving;
      return void (await connector.post(place, fileSavingCard({ state: 'repeated', name }, context, turn.own)));
    }
    // A large file takes longer than Teams waits for an answer.
    void tell(saving, given, place, asked, turn).catch(trouble.lost);
  }

  /** The question becomes the state of the file, and the file itself comes below it. */
  async function tell(
    { name, saved }: Saving,
    { context, uploadInfo }: Accepted,
    place: Place,
    asked: string | undefined,
    { own }: Turn,
  ): Promise<void> {
    const draw = (shown: FileSaving) => fileSavingCard({ name, ...shown }, context, own);
    const at = await inPlace(place, asked, draw({ state: 'saving' }));
    const problem = await saved.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (problem instanceof ServiceError) await inPlace(place, at, draw({ state: 'failed', problem }));
    else if (problem !== undefined) await inPlace(place, at, trouble.card(problem, own));
    else {
      const { uploadUrl: _secret, ...file } = uploadInfo;
      await connector.post(place, savedFile(file, own));
      await inPlace(place, at, draw({ state: 'saved' }));
    }
  }

  /** Clients that do not say which card was answered, or whose card has gone, get a new one. */
  async function inPlace(place: Place, activityId: string | undefined, card: AdaptiveCard): Promise<string> {
    if (activityId === undefined) return connector.post(place, card);
    try {
      await connector.update(place, activityId, card);
      return activityId;
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      return connector.post(place, card);
    }
  }

  return {
    async answered(value, place, asked) {
      const turn = await createTurn(turns, place);
      try {
        await answer(value, place, asked, turn);
      } catch (error) {
        await connector.post(place, trouble.card(error, turn.own)).catch(trouble.lost);
      }
    },
  };
}
