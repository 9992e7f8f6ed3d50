import type { AdaptiveCard } from '../../../cards/card.js';
import type { Locale } from '../../../cards/locale.js';
import { adminSamples } from './adminSamples.js';
import { consentImportSamples } from './consentImportSamples.js';
import { consentSamples } from './consentSamples.js';
import { conversationSamples } from './conversationSamples.js';
import { dataSamples } from './dataSamples.js';
import { exportSamples } from './exportSamples.js';
import { measureSamples } from './measureSamples.js';
import { notificationSamples } from './notificationSamples.js';
import { refreshSamples } from './refreshSamples.js';
import { resultSamples } from './resultSamples.js';
import { runSamples } from './runSamples.js';
import { scheduleSamples } from './scheduleSamples.js';
import { segmentPeopleSamples } from './segmentPeopleSamples.js';
import { segmentSamples } from './segmentSamples.js';
import { setupSamples } from './setupSamples.js';
import { unificationSamples } from './unificationSamples.js';

export interface CardSample {
  /** The card's file, without folder and ending. */
  card: string;
  name: string;
  draw(locale: Locale): AdaptiveCard;
}

/** Every card with data as it comes, and with data that hurts. */
export const cardSamples: readonly CardSample[] = [
  ...conversationSamples,
  ...adminSamples,
  ...setupSamples,
  ...dataSamples,
  ...consentImportSamples,
  ...consentSamples,
  ...unificationSamples,
  ...runSamples,
  ...resultSamples,
  ...segmentSamples,
  ...segmentPeopleSamples,
  ...measureSamples,
  ...exportSamples,
  ...refreshSamples,
  ...scheduleSamples,
  ...notificationSamples,
];
