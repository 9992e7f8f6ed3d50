import {
  closeConversation,
  closeTenant,
  deleteConversation,
  getConversation,
  markWelcomed,
  personalConversation,
  reopenTenant,
  saveConversation,
  touchConversation,
} from '../storage/conversations.js';
import { forgetSeenBefore, markSeen, seenSince } from '../storage/dedupe.js';
import { deleteLanguage, getLanguage, saveLanguage } from '../storage/languages.js';
import { deleteLiveCard, listLiveCards, saveLiveCard } from '../storage/liveCards.js';
import type { Sql, Writer } from '../storage/sql.js';
import { removeSubscription } from '../storage/subscriptions.js';
import type { Rows } from './rows.js';

/** Part of the composition root: the bot's own collections, bound to the open Warehouse. */
export function rowsIn(sql: Sql): Rows {
  const write = async (work: (tx: Writer) => Promise<unknown>): Promise<void> => {
    await sql.write(work);
  };
  return {
    saveConversation: (conversation, at) => write((tx) => saveConversation(tx, conversation, at)),
    conversation: (tenantId, id) => getConversation(sql, tenantId, id),
    personalConversation: (tenantId, userId) => personalConversation(sql, tenantId, userId),
    markWelcomed: (tenantId, id, at) => sql.write((tx) => markWelcomed(tx, tenantId, id, at)),
    touchConversation: (conversation) => write((tx) => touchConversation(tx, conversation)),
    closeTenant: (tenantId, why) => write((tx) => closeTenant(tx, tenantId, why)),
    reopenTenant: (tenantId, why) => write((tx) => reopenTenant(tx, tenantId, why)),
    closeConversation: (tenantId, id, why) => write((tx) => closeConversation(tx, tenantId, id, why)),
    deleteConversation: (tenantId, id) =>
      write(async (tx) => {
        await deleteConversation(tx, tenantId, id);
        await deleteLanguage(tx, { tenantId, kind: 'conversation', id });
        await removeSubscription(tx, tenantId, id);
      }),
    language: (owner) => getLanguage(sql, owner),
    saveLanguage: (owner, language) => write((tx) => saveLanguage(tx, owner, language)),
    seenSince: (at) => seenSince(sql, at),
    markSeen: (key, at) => write((tx) => markSeen(tx, key, at)),
    forgetSeenBefore: (at) => write((tx) => forgetSeenBefore(tx, at)),
    liveCards: () => listLiveCards(sql),
    saveLiveCard: (card) => write((tx) => saveLiveCard(tx, card)),
    deleteLiveCard: (card) => write((tx) => deleteLiveCard(tx, card)),
  };
}
