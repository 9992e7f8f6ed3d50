import { z } from 'zod';
import { profileCard } from '../../cards/profileCard.js';
import { onButton } from '../action.js';

const Input = z.object({ enrichment: z.string().min(1).max(100), profile: z.coerce.number().int() });

export const viewProfile = onButton(
  'viewProfile',
  Input,
  async ({ enrichment, profile }, { services, caller, own, pages }) => {
    const view = await services.results.profile(caller, enrichment, profile);
    const pageUrl = await pages.to({ view: 'profiles', enrichment, profile });
    return { card: profileCard(view, own, { pageUrl }), to: 'personal' };
  },
  { personal: true },
);
