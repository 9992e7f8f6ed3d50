import { z } from 'zod';
import type { DraftRef } from '../services/drafts.js';
import type { ButtonData } from './buttons.js';

/** What every button of a wizard carries: which draft, and the version it was drawn from. */
export const DraftInput = z.object({ draft: z.string().min(1).max(100), version: z.number().int() });
export type DraftInput = z.infer<typeof DraftInput>;

export const draftData = ({ id, version }: DraftRef): ButtonData => ({ draft: id, version });

export const draftRef = ({ draft, version }: DraftInput): DraftRef => ({ id: draft, version });
