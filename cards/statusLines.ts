import type { ConnectionView } from '../services/connections.js';
import type { EnrichmentView } from '../services/enrichments.js';
import type { StatusView } from '../services/status.js';
import type { Locale } from './locale.js';
import { safeText } from './safeText.js';
import { keepingLines } from './statusKeeping.js';
import { type StatusLine, some } from './statusLine.js';

export function statusLines(view: StatusView, locale: Locale): StatusLine[] {
  return [
    providerLine(view, locale),
    ...connectionLines(view, locale),
    dataLine(view, locale),
    ...enrichmentLines(view, locale),
    ...(view.keeping && isBegun(view) ? keepingLines(view.keeping, locale) : []),
    queueLine(view, locale),
    ...holdLines(view, locale),
    auditLine(view, locale),
    ...restoredLines(view, locale),
    ...closedLines(view, locale),
    botLine(view, locale),
  ];
}

/** Without any data there is nothing to keep current, and more urgent next steps. */
const isBegun = ({ profiles, keeping }: StatusView): boolean =>
  profiles > 0 || keeping?.consent !== undefined || (keeping?.subscriptions.length ?? 0) > 0;

function providerLine({ provider }: StatusView, { admin }: Locale): StatusLine {
  const words = provider.sandbox ? admin.status.providerSandbox(provider.address) : provider.address;
  return { sign: '✅', label: admin.status.provider, words };
}

function connectionLines({ connections }: StatusView, locale: Locale): StatusLine[] {
  const { connection: label, noConnection, noConnectionNext } = locale.admin.status;
  if (connections.length === 0) return [{ sign: '⚪', label, words: noConnection, next: noConnectionNext }];
  return some(connections, (connection) => connectionLine(connection, locale), locale);
}

function connectionLine(connection: ConnectionView, { admin, dateTime }: Locale): StatusLine {
  const { connection: label, token, tokenNext, consentOutdated, notVerified } = admin.status;
  const { name, tokenEnding, tokenAddedAt, tokenAge, consentIsCurrent, verifiedAt } = connection;
  const words = token(safeText(name, 40), tokenEnding, dateTime(tokenAddedAt));
  if (!consentIsCurrent) return { sign: '⛔', label, words, next: consentOutdated };
  if (tokenAge === 'expired') return { sign: '⛔', label, words, next: tokenNext.expired };
  if (tokenAge !== 'fresh') return { sign: '⚠️', label, words, next: tokenNext[tokenAge] };
  if (verifiedAt === undefined) return { sign: '⚠️', label, words, next: notVerified };
  return { sign: '✅', label, words };
}

function dataLine({ profiles, sources, dataAsOf }: StatusView, { admin, dateTime }: Locale): StatusLine {
  const { data: label, dataIs, noData, noDataNext } = admin.status;
  if (profiles === 0) return { sign: '⚪', label, words: noData, next: noDataNext };
  return {
    sign: '✅',
    label,
    words: dataIs(profiles, sources, dataAsOf === undefined ? undefined : dateTime(dataAsOf)),
  };
}

function enrichmentLines({ enrichments }: StatusView, locale: Locale): StatusLine[] {
  const { enrichment: label, noEnrichment, noEnrichmentNext } = locale.admin.status;
  if (enrichments.length === 0) return [{ sign: '⚪', label, words: noEnrichment, next: noEnrichmentNext }];
  return some(enrichments, (enrichment) => enrichmentLine(enrichment, locale), locale);
}

function enrichmentLine(enrichment: EnrichmentView, { admin, run, dateTime }: Locale): StatusLine {
  const { enrichment: label, enrichmentIs, inactive, failedNext } = admin.status;
  const { name, active, status, enriched, updatedAt } = enrichment;
  const state = active ? run.states[status] : inactive;
  const at = updatedAt === undefined ? undefined : dateTime(updatedAt);
  const words = enrichmentIs(safeText(name, 40), state, enriched, at);
  if (status === 'Failed' && active) return { sign: '⚠️', label, words, next: failedNext };
  return { sign: active && status === 'Successful' ? '✅' : '⚪', label, words };
}

function queueLine({ queue }: StatusView, { admin }: Locale): StatusLine {
  const { queue: label, idle, working } = admin.status;
  const { activeRuns, batches } = queue;
  return { sign: '✅', label, words: activeRuns.length === 0 ? idle : working(activeRuns.length, batches) };
}

/** Why a run waits, in the words of the error that holds it. */
function holdLines({ queue }: StatusView, locale: Locale): StatusLine[] {
  const { queue: label, hold } = locale.admin.status;
  const held = queue.activeRuns.filter((run) => run.hold);
  const reasons: Partial<Record<string, { message(params: object): string; next: string }>> = locale.errors;
  return some(
    held,
    (run) => ({
      sign: '⚠️',
      label,
      words: `${hold(safeText(run.name, 40))} ${reasons[run.hold ?? '']?.message({}) ?? ''}`.trim(),
      next: reasons[run.hold ?? '']?.next,
    }),
    locale,
  );
}

function auditLine({ audit }: StatusView, { admin }: Locale): StatusLine {
  const { audit: label, auditIs, auditBroken, auditNext } = admin.status;
  if (audit.intact) return { sign: '✅', label, words: auditIs(audit.entries) };
  return { sign: '⛔', label, words: auditBroken(audit.entries), next: auditNext };
}

function restoredLines({ settingsRestored }: StatusView, { admin }: Locale): StatusLine[] {
  const { settings: label, settingsRestored: words, settingsNext: next } = admin.status;
  return settingsRestored ? [{ sign: '⚠️', label, words, next }] : [];
}

function closedLines({ closed }: StatusView, { admin }: Locale): StatusLine[] {
  const { conversations: label, closed: words, closedNext: next } = admin.status;
  return closed > 0 ? [{ sign: '⚠️', label, words: words(closed), next }] : [];
}

function botLine({ version, startedAt, development }: StatusView, { admin, dateTime }: Locale): StatusLine {
  const { running: label, runningIs, development: local } = admin.status;
  const words = runningIs(version, dateTime(startedAt));
  return { sign: '✅', label, words: development ? `${words} · ${local}` : words };
}
