import type { AdaptiveCard } from '../../cards/card.js';
import type { Locale } from '../../cards/locale.js';
import type { Services } from '../../services/index.js';
import { consentAt } from './consent.js';
import { consentList } from './consentList.js';
import { exporting } from './export.js';
import { importing } from './import.js';
import { measure } from './measure.js';
import { refresh } from './refresh.js';
import { run } from './run.js';
import { segment } from './segment.js';
import { segmentExport } from './segmentExport.js';
import { tokenPage } from './tokenPage.js';
import { unify } from './unify.js';
import { unifyPreview } from './unifyPreview.js';
import { unifyPreviewList } from './unifyPreviewList.js';

export interface Drawing {
  card: AdaptiveCard;
  /** Nothing changes by itself any more: the card is drawn a last time and then left alone. */
  ended: boolean;
}

/** Draws what is stored now; the id is that of the subject. */
export type Draw = (id: string, locale: Locale, services: Services) => Promise<Drawing>;

/** By kind of subject; one function a kind, each in its own file. */
export type Drawings = Readonly<Record<string, Draw>>;

export const drawings: Drawings = {
  run,
  import: importing,
  export: exporting,
  segment,
  measure,
  segmentExport,
  unify,
  unifyPreview,
  unifyPreviewList,
  consent: consentAt,
  consentList,
  refresh,
  tokenPage,
};
