import type { Language } from '../services/caller.js';
import type { StoredConversation } from '../storage/conversations.js';
import type { LanguageOwner } from '../storage/languages.js';
import type { StoredLiveCard } from '../storage/liveCards.js';

export type { LanguageOwner, StoredConversation, StoredLiveCard };

/**
 * What the bot itself keeps in the Warehouse; the composition root binds it to the collections. Times are epoch ms, UTC.
 * Writes share one queue with imports and runs, so a turn does not wait for them: memory answers, the rows follow.
 */
export interface Rows {
  saveConversation(conversation: StoredConversation, at: number): Promise<void>;
  conversation(tenantId: string, id: string): Promise<StoredConversation | undefined>;
  personalConversation(tenantId: string, userId: string): Promise<StoredConversation | undefined>;
  /** True for the first caller only. */
  markWelcomed(tenantId: string, id: string, at: number): Promise<boolean>;
  /** Only of one that is there; whether it is closed stays as it is. */
  touchConversation(conversation: Pick<StoredConversation, 'tenantId' | 'id' | 'serviceUrl' | 'botId'>): Promise<void>;
  closeConversation(tenantId: string, id: string, why: string): Promise<void>;
  /** All of them, and back again those that were closed by it. */
  closeTenant(tenantId: string, why: string): Promise<void>;
  reopenTenant(tenantId: string, why: string): Promise<void>;
  /** With its language and its subscription. */
  deleteConversation(tenantId: string, id: string): Promise<void>;
  language(owner: LanguageOwner): Promise<Language | undefined>;
  saveLanguage(owner: LanguageOwner, language: Language): Promise<void>;
  /** Keys of the activities seen since `at`, oldest first. */
  seenSince(at: number): Promise<{ key: string; at: number }[]>;
  markSeen(key: string, at: number): Promise<void>;
  forgetSeenBefore(at: number): Promise<void>;
  liveCards(): Promise<StoredLiveCard[]>;
  saveLiveCard(card: StoredLiveCard): Promise<void>;
  deleteLiveCard(card: Pick<StoredLiveCard, 'conversationId' | 'activityId'>): Promise<void>;
}
