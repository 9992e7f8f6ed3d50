import { statusCard } from '../../cards/statusCard.js';
import type { Command } from '../turn.js';

export const status: Command = {
  name: 'status',
  words: { en: ['status'], nl: ['status'] },
  async run(_args, { services, caller, locale }) {
    const view = await services.status.get(caller);
    return { card: statusCard(view, services.access.roleOf(caller) === 'administrator', locale) };
  },
};
