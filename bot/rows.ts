import type { StoredConversation } from '../storage/conversations.js';
import type { LanguageOwner } from '../storage/languages.js';
import type { StoredLiveCard } from '../storage/liveCards.js';
import type { Language } from '../services/caller.js';

export type { LanguageOwner, StoredConversation, StoredLiveCard };

/** What the bot itself keeps in the Warehouse; the composition root binds it to the collections. Times are epoch ms, UTC. */
export interface Rows {
  saveConversation(conversation: StoredConversation, at: number): Promise<void>;
  conversation(tenantId: string, id: string): Promise<StoredConversation | undefined>;
  personalConversation(tenantId: string, userId: string): Promise<StoredConversation | undefined>;
  /** True for the first caller only. */
  markWelcomed(tenantId: string, id: string, at: number): Promise<boolean>;
  closeConversation(tenantId: string, id: string, why: string): Promise<void>;
  /** With its language. */
  deleteConversation(tenantId: string, id: string): Promise<void>;
  language(owner: LanguageOwner): Promise<Language | undefined>;
  saveLanguage(owner: LanguageOwner, language: Language): Promise<void>;
  /** True the first time. */
  markSeen(key: string, at: number): Promise<boolean>;
  forgetSeenBefore(at: number): Promise<void>;
  liveCards(): Promise<StoredLiveCard[]>;
  saveLiveCard(card: StoredLiveCard): Promise<void>;
  deleteLiveCard(card: Pick<StoredLiveCard, 'conversationId' | 'activityId'>): Promise<void>;
}
