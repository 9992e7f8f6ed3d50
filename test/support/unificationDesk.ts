import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Consent, ConsentWork, Unification } from '../../services/consent.js';
import { createOneByOne } from '../../services/oneByOne.js';
import {
  createUnifications,
  type Unifications,
  type UnificationsParts,
  type UnificationWork,
  type UnifyPreviewView,
} from '../../services/unifications.js';
import { emptySettings, type Settings } from '../../storage/settings.js';
import { findSource } from '../../storage/sources.js';
import { type ConsentHouse, openConsentHouse } from './consentHouse.js';
import { ADA } from './imports.js';

/** Imports, consent and unification over one real database; settings live in memory. */
export interface UnificationDesk extends ConsentHouse {
  unifications: Unifications & UnificationWork;
  settings(): Settings;
  /** The enrichment that is running. */
  busy: { with?: string };
  /** The service anew on the same data, as after a restart or with other parts. */
  reopened(parts?: Partial<UnificationsParts>): Unifications & UnificationWork;
  idOf(source: string): Promise<string>;
  /** The preview of the caller's draft when it has ended. */
  previewed(): Promise<UnifyPreviewView>;
  /** The unification when it has ended. */
  unified(id: string): Promise<Unification>;
  /** Resolves when `look` has found something: looked at again whenever something is told. */
  until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** Lines of a list's file, cells apart. */
  listed(url: string): Promise<string[]>;
}

export async function openUnificationDesk(): Promise<UnificationDesk> {
  const house = await openConsentHouse();
  let settings = emptySettings();
  let wake = () => {};
  const notify: UnificationsParts['notify'] = (subject) => {
    house.told.push(subject);
    wake();
  };
  const documents = { read: () => settings };
  const oneByOne = createOneByOne();
  const consents: Consent & ConsentWork = house.again({ documents, oneByOne, notify });
  let ids = 0;
  const busy: UnificationDesk['busy'] = {};
  const parts: UnificationsParts = {
    ...{ sql: house.sql, clock: house.clock, documents, oneByOne, notify, consent: consents },
    access: { require: async () => {} },
    audit: {
      append: async (_tx, { action, details }) => void house.audited.push({ action, details }),
      record: async ({ action, details }) => void house.audited.push({ action, details }),
    },
    async changeSettings({ action, details }, change) {
      const draft = structuredClone(settings);
      change(draft);
      settings = draft;
      house.audited.push({ action, details });
      return settings;
    },
    newId: () => `unify-${++ids}`,
    log: { info() {}, warn() {}, error: (...line) => void house.logged.push(line) },
    files: {
      async offer(_caller, name, write) {
        await write(join(house.folder, name));
        return { url: join(house.folder, name), bytes: 1, expiresAt: house.clock.now() };
      },
    },
    running: async () => busy.with,
  };
  const unifications = createUnifications(parts);

  async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (;;) {
      const next = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const found = await look();
      if (found !== undefined) return found;
      await next;
    }
  }

  return {
    ...{ ...house, consents, unifications, until, busy },
    settings: () => settings,
    reopened: (others = {}) => createUnifications({ ...parts, ...others }),
    idOf: async (name) => (await findSource(house.sql, { name }))!.id,
    async previewed() {
      const { ref } = await unifications.present(ADA);
      const { id } = await unifications.preview(ADA, ref);
      return until(() => {
        const view = unifications.previewProgress(id);
        return view.state === 'Successful' || view.state === 'Failed' ? view : undefined;
      });
    },
    unified: (id) =>
      until(async () => {
        const seen = await consents.unification(id);
        return seen?.state === 'Successful' || seen?.state === 'Failed' ? seen : undefined;
      }),
    async listed(url) {
      const text = await readFile(url, 'utf8');
      return text.replace('\uFEFF', '').trim().split('\r\n');
    },
    async close() {
      await unifications.stop();
      await consents.stop();
      await house.close();
    },
  };
}
