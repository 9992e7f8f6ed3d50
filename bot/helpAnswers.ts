import { type HelpView, helpCard } from '../cards/helpCard.js';
import type { Answer, Turn } from './turn.js';

/** What can be done here, by what is already set up. */
export async function helpAnswer(turn: Turn, claimed = false): Promise<Answer> {
  const { access, status, segments } = turn.services;
  const role = access.roleOf(turn.caller);
  const view: HelpView = { canClaim: access.canClaim(), ...(claimed && { claimed }) };
  if (!role) return { card: helpCard({ ...view, helpers: access.helpers(turn.caller) }, turn.locale) };
  const { provider, profiles, enrichments, queue } = await status.get(turn.caller);
  const state = {
    sandbox: provider.sandbox,
    profiles,
    enrichments: enrichments.length,
    enriched: enrichments.reduce((sum, { enriched }) => sum + enriched, 0),
    activeRuns: queue.activeRuns.length,
    segments: (await segments.list(turn.caller)).length,
  };
  return { card: helpCard({ ...view, role, state }, turn.locale) };
}

/** Nobody administers the bot yet and this person may: then that comes before everything else. */
export const mustClaim = ({ caller, services: { access } }: Turn): boolean =>
  access.roleOf(caller) === undefined && access.canClaim();
